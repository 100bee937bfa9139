'use client';

import dynamic from 'next/dynamic';
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import { ShortcutListener } from '#components/shell/shortcut-listener.tsx';

const CommandPalette = dynamic(
  () => import('#components/shell/command-palette.tsx').then((module) => module.CommandPalette),
  { ssr: false },
);
const ShortcutHelp = dynamic(
  () => import('#components/shell/shortcut-help.tsx').then((module) => module.ShortcutHelp),
  { ssr: false },
);

type Open = 'palette' | 'help' | 'none';

interface ShellActions {
  readonly openPalette: () => void;
  readonly openHelp: () => void;
}

const ShellContext = createContext<ShellActions>({ openPalette: () => {}, openHelp: () => {} });

export function useShell(): ShellActions {
  return useContext(ShellContext);
}

/** Holds the palette and the shortcut help; their code is fetched when first opened. */
export function ShellProvider({ children }: { readonly children: ReactNode }) {
  const [open, setOpen] = useState<Open>('none');
  const [wanted, setWanted] = useState<readonly Open[]>([]);
  const actions = useMemo(() => {
    const show = (which: Open) => {
      setWanted((before) => (before.includes(which) ? before : [...before, which]));
      setOpen(which);
    };
    return { openPalette: () => show('palette'), openHelp: () => show('help') };
  }, []);
  const close = (stays: boolean) => {
    if (!stays) setOpen('none');
  };
  return (
    <ShellContext value={actions}>
      <ShortcutListener {...actions} />
      {children}
      {wanted.includes('palette') && <CommandPalette open={open === 'palette'} onOpenChange={close} />}
      {wanted.includes('help') && <ShortcutHelp open={open === 'help'} onOpenChange={close} />}
    </ShellContext>
  );
}
