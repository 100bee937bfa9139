'use client';

import { places } from '#components/shell/places.ts';
import { keepPreference, usePreference } from '#components/shell/preferences.ts';
import { Button } from '#components/ui/button.tsx';
import { Dialog, DialogBody, DialogContent, DialogFooter } from '#components/ui/dialog.tsx';
import { Kbd } from '#components/ui/kbd.tsx';

const anywhere = [
  { keys: ['⌘', 'K'], does: 'Find anything' },
  { keys: ['/'], does: 'Search on this page' },
  { keys: ['J'], does: 'Next row' },
  { keys: ['K'], does: 'Row before' },
  { keys: ['Enter'], does: 'Open the row' },
  { keys: ['Esc'], does: 'Close' },
  { keys: ['?'], does: 'This help' },
] as const;

interface ShortcutHelpProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

export function ShortcutHelp({ open, onOpenChange }: ShortcutHelpProps) {
  const singleKeys = usePreference('keys');
  const goes = places.map((place) => ({ keys: ['G', place.letter.toUpperCase()], does: place.label }));
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent
        title="Keyboard"
        description="Buttons that have a key show it beside their name."
        className="w-[min(40rem,calc(100vw-2rem))]"
      >
        <DialogBody className="grid gap-x-10 gap-y-5 sm:grid-cols-2">
          <KeyList title="Go to" rows={goes} />
          <KeyList title="Anywhere" rows={anywhere} />
        </DialogBody>
        <DialogFooter>
          <Button onClick={() => keepPreference('keys', singleKeys === 'on' ? 'off' : 'on')}>
            {singleKeys === 'on' ? 'Switch single keys off' : 'Switch single keys on'}
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}

interface KeyListProps {
  readonly title: string;
  readonly rows: readonly { readonly keys: readonly string[]; readonly does: string }[];
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
