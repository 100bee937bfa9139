import { Command } from 'cmdk';
import { useRouter } from 'next/navigation';
import { type KeyboardEvent, useDeferredValue, useEffect, useRef, useState, useTransition } from 'react';
import type { Asked } from '#components/demand/asked-items.ts';
import { deedGroups } from '#components/shell/palette/deed-groups.tsx';
import { type Entry, type EntryGroup, inOrder } from '#components/shell/palette/entry.ts';
import { foundGroups } from '#components/shell/palette/found-groups.tsx';
import { generalGroups, recentGroup } from '#components/shell/palette/general-groups.tsx';
import { PaletteList } from '#components/shell/palette/palette-list.tsx';
import { PaletteState } from '#components/shell/palette/palette-state.tsx';
import { useFound, useHere } from '#components/shell/palette/use-found.ts';
import type { Person } from '#components/shell/person-menu.tsx';
import { readRecent } from '#components/shell/recent.ts';
import type { TypeAhead } from '#components/shell/type-ahead.ts';
import { Button } from '#components/ui/button.tsx';
import { DialogClose } from '#components/ui/dialog.tsx';
import { Kbd } from '#components/ui/kbd.tsx';
import { whatWasPasted, withoutSecrets } from '#domain/pasted.ts';

export interface PaletteBodyProps {
  readonly person: Person;
  readonly ahead: TypeAhead;
  readonly close: () => void;
  readonly onAsked: (asked: Asked) => void;
  readonly openHelp: () => void;
  readonly signOut: () => Promise<void>;
}

export function PaletteBody({ person, ahead, close, onAsked, openHelp, signOut }: PaletteBodyProps) {
  const router = useRouter();
  const [, startLeaving] = useTransition();
  const [recent] = useState(() => readRecent(person.id));
  const [{ typed, cut }, setTyped] = useState({ typed: '', cut: false });
  const [selected, setSelected] = useState('');
  const walked = useRef(false);
  const entersWhenThere = useRef<'here' | 'tab'>(undefined);
  useEffect(() => {
    const early = ahead.stop();
    if (early) setTyped({ typed: withoutSecrets(early), cut: false });
  }, [ahead]);
  const text = useDeferredValue(typed.trim());
  const here = useHere();
  const pasted = whatWasPasted(text, window.location.origin);
  const { found, isWaiting, hasFailed, tryAgain } = useFound(text, here);
  const late = isWaiting || text !== typed.trim();

  const first: EntryGroup[] =
    pasted?.kind === 'address'
      ? [
          {
            heading: 'Pasted',
            fit: 'meant',
            entries: [{ id: 'address', href: pasted.path, words: `Go to ${pasted.path}` }],
          },
        ]
      : [];
  const groups = inOrder([
    ...first,
    ...deedGroups({ text, found, person, featureHere: here.feature, onAsked }),
    ...(text === '' ? [recentGroup(recent)] : found ? foundGroups(found) : []),
    ...generalGroups({
      ...{ text, person, openHelp },
      signOut: () => startLeaving(signOut),
    }),
  ]);
  const entries = groups.flatMap((group) => group.entries);
  const best = entries[0]?.id ?? '';

  useEffect(() => {
    if (!walked.current) setSelected(best);
  }, [best]);

  useEffect(() => {
    const how = entersWhenThere.current;
    if (late || !how) return;
    entersWhenThere.current = undefined;
    if (entries[0]) choose(entries[0], how);
  });

  function choose({ href, run }: Entry, how: 'here' | 'tab' = 'here') {
    if (href && how === 'tab') {
      window.open(href, '_blank', 'noopener');
      return;
    }
    close();
    if (href) router.push(href);
    run?.();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key.startsWith('Arrow') || (event.ctrlKey && 'njpk'.includes(event.key))) walked.current = true;
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    if (event.target instanceof HTMLButtonElement) return;
    const how = event.metaKey || event.ctrlKey ? 'tab' : 'here';
    event.preventDefault();
    const chosen = entries.find(({ id }) => id === selected);
    if (late && !walked.current) entersWhenThere.current = how;
    else if (chosen) choose(chosen, how);
  }

  return (
    <Command
      shouldFilter={false}
      loop
      label="Find anything"
      value={selected}
      onValueChange={setSelected}
      onKeyDown={onKeyDown}
      className="flex min-h-0 flex-1 flex-col"
    >
      <div className="flex shrink-0 items-center gap-3 border-b border-rule pr-4 max-sm:pr-2">
        <Command.Input
          value={typed}
          onValueChange={(value) => {
            walked.current = false;
            entersWhenThere.current = undefined;
            const safe = withoutSecrets(value);
            setTyped({ typed: safe, cut: safe !== value });
          }}
          data-autofocus
          enterKeyHint="go"
          placeholder="Account, feature, person or action"
          className="h-14 min-w-0 flex-1 bg-transparent pl-5 text-lg outline-none placeholder:text-muted"
        />
        <Kbd className="max-sm:hidden">Esc</Kbd>
        <DialogClose asChild>
          <Button variant="ghost" className="sm:hidden">
            Close
          </Button>
        </DialogClose>
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain p-2 sm:max-h-[26rem]">
        <Command.List label="What was found">
          <PaletteList groups={groups} onChoose={choose} />
        </Command.List>
        <PaletteState
          text={text}
          pasted={pasted?.kind === 'id' || pasted?.kind === 'key'}
          nothing={entries.length === 0}
          waiting={late}
          failed={hasFailed}
          cut={cut}
          tryAgain={tryAgain}
        />
      </div>
      <p className="flex items-center justify-end gap-4 border-t border-rule px-4 py-2 text-xs text-muted max-sm:hidden">
        <span className="flex items-center gap-1.5">
          <Kbd>Enter</Kbd> opens
        </span>
        <span className="flex items-center gap-1.5">
          <Kbd>⌘</Kbd>
          <Kbd>Enter</Kbd> in a new tab
        </span>
      </p>
    </Command>
  );
}
