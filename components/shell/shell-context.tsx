'use client';

import dynamic from 'next/dynamic';
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import type { Asked } from '#components/demand/asked-items.ts';
import { LateInterestSheet } from '#components/demand/late-interest-sheet.tsx';
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

interface ShellProviderProps {
  /** Whether the reader may note that an account asked for something. */
  readonly mayRecord: boolean;
  readonly children: ReactNode;
}

/** Holds the palette, the shortcut help and the sheet for what accounts ask for; their code is fetched when first opened. */
export function ShellProvider({ mayRecord, children }: ShellProviderProps) {
  const [open, setOpen] = useState<Open>('none');
  const [asked, setAsked] = useState<Asked & { readonly open: boolean; readonly times: number }>();
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
      {wanted.includes('palette') && (
        <CommandPalette
          open={open === 'palette'}
          onOpenChange={close}
          onAsked={
            mayRecord
              ? (what) => setAsked((was) => ({ ...what, open: true, times: (was?.times ?? 0) + 1 }))
              : undefined
          }
        />
      )}
      {asked && (
        <LateInterestSheet
          key={asked.times}
          account={asked.account}
          feature={asked.feature}
          open={asked.open}
          onOpenChange={(stays) => setAsked({ ...asked, open: stays })}
        />
      )}
      {wanted.includes('help') && <ShortcutHelp open={open === 'help'} onOpenChange={close} />}
    </ShellContext>
  );
}
