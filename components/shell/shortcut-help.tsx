'use client';

import { useState } from 'react';
import { isUsable, places } from '#components/shell/places.ts';
import { keepPreference, usePreference } from '#components/shell/preferences.ts';
import { type Shortcut, shortcutsHere } from '#components/shell/shortcuts-here.ts';
import { Button } from '#components/ui/button.tsx';
import { Dialog, DialogBody, DialogContent, DialogFooter } from '#components/ui/dialog.tsx';
import { Kbd } from '#components/ui/kbd.tsx';
import type { Role } from '#domain/permissions.ts';

const anywhere: readonly Shortcut[] = [
  { keys: ['⌘', 'K'], does: 'Find anything' },
  { keys: ['/'], does: 'Search' },
  { keys: ['⌘', 'Enter'], does: 'Send the form you write in' },
  { keys: ['Esc'], does: 'Close' },
  { keys: ['?'], does: 'This help' },
];

interface ShortcutHelpProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly roles: readonly Role[];
}

export function ShortcutHelp({ open, onOpenChange, roles }: ShortcutHelpProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent
        title="Keyboard"
        description="Buttons that have a key show it beside their name."
        className="w-[min(40rem,calc(100vw-2rem))]"
      >
        <Help roles={roles} />
      </DialogContent>
    </Dialog>
  );
}

/** Mounted with every opening: another screen has other keys. */
function Help({ roles }: Pick<ShortcutHelpProps, 'roles'>) {
  const singleKeys = usePreference('keys');
  const [here] = useState(() => shortcutsHere(document));
  const goes = places
    .filter((place) => isUsable(place, roles))
    .map((place) => ({ keys: ['G', place.letter.toUpperCase()], does: place.label }));
  return (
    <>
      <DialogBody className="grid content-start gap-x-10 gap-y-5 sm:grid-cols-2">
        {singleKeys === 'off' && (
          <p className="text-muted sm:col-span-2">
            Single keys are switched off. ⌘K, Enter and Esc still work.
          </p>
        )}
        <div className="grid content-start gap-5">
          {here.length > 0 && <KeyList title="On this screen" rows={here} />}
          <KeyList title="Everywhere" rows={anywhere} />
        </div>
        <KeyList title="Go to" rows={goes} />
      </DialogBody>
      <DialogFooter>
        <Button onClick={() => keepPreference('keys', singleKeys === 'on' ? 'off' : 'on')}>
          {singleKeys === 'on' ? 'Switch single keys off' : 'Switch single keys on'}
        </Button>
      </DialogFooter>
    </>
  );
}

interface KeyListProps {
  readonly title: string;
  readonly rows: readonly Shortcut[];
}

function KeyList({ title, rows }: KeyListProps) {
  return (
    <section>
      <h3 className="mb-1 text-sm font-semibold text-muted">{title}</h3>
      <dl className="border-t border-rule">
        {rows.map((row) => (
          <div key={row.does} className="flex h-9 items-center justify-between border-b border-rule">
            <dt>{row.does}</dt>
            <dd className="flex gap-1">
              {row.keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
