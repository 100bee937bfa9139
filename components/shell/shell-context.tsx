'use client';

import dynamic from 'next/dynamic';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import type { Asked } from '#components/demand/asked-items.ts';
import { LateInterestSheet } from '#components/demand/late-interest-sheet.tsx';
import type { Person } from '#components/shell/person-menu.tsx';
import { ShortcutListener } from '#components/shell/shortcut-listener.tsx';
import { TypeAhead } from '#components/shell/type-ahead.ts';
import { whenIdle } from '#components/shell/when-idle.ts';

const fetchPalette = () =>
  import('#components/shell/command-palette.tsx').then((module) => module.CommandPalette);
const CommandPalette = dynamic(fetchPalette, { ssr: false });
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
  readonly person: Person;
  readonly signOut: () => Promise<void>;
  readonly children: ReactNode;
}

/** Holds the palette, the shortcut help and the sheet for what accounts ask for; the palette's code comes as soon as the
 *  browser has nothing else to do, so that it opens at once; that of the others when they are first opened. */
export function ShellProvider({ person, signOut, children }: ShellProviderProps) {
  const [open, setOpen] = useState<Open>('none');
  const [asked, setAsked] = useState<Asked & { readonly open: boolean; readonly times: number }>();
  const [wanted, setWanted] = useState<readonly Open[]>([]);
  const [ahead] = useState(() => new TypeAhead());
  const actions = useMemo(() => {
    const show = (which: Open) => {
      setWanted((before) => (before.includes(which) ? before : [...before, which]));
      setOpen(which);
    };
    return {
      openPalette: () => {
        ahead.start();
        show('palette');
      },
      openHelp: () => show('help'),
    };
  }, [ahead]);
  useEffect(() => whenIdle(() => void fetchPalette()), []);
  const close = (stays: boolean) => {
    if (stays) return;
    ahead.stop();
    setOpen('none');
  };
  return (
    <ShellContext value={actions}>
      <ShortcutListener {...actions} ahead={ahead} roles={person.roles} />
      {children}
      {wanted.includes('palette') && (
        <CommandPalette
          open={open === 'palette'}
          onOpenChange={close}
          ahead={ahead}
          person={person}
          signOut={signOut}
          openHelp={actions.openHelp}
          onAsked={(what) => setAsked((was) => ({ ...what, open: true, times: (was?.times ?? 0) + 1 }))}
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
      {wanted.includes('help') && (
        <ShortcutHelp open={open === 'help'} onOpenChange={close} roles={person.roles} />
      )}
    </ShellContext>
  );
}
