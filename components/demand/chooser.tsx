'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useSettled } from '#components/accounts/use-settled.ts';
import type { DemandChoices } from '#components/demand/demand-data.ts';
import { useTRPC } from '#components/trpc/client.ts';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { SheetRow } from '#components/ui/sheet.tsx';
import { stageNames } from '#domain/lifecycle.ts';

const restMs = 80;

export interface Choice extends Chosen {
  /** Said beside the name: a stage, an owner. */
  readonly beside: string;
}

export interface Chosen {
  readonly id: string;
  readonly name: string;
}

interface ChooserProps {
  readonly kind: 'account' | 'feature';
  /** What is chosen for; left out, who asked and what for. */
  readonly label?: string;
  /** All there is to choose among, likely ones first; left out, the server is asked. */
  readonly among?: readonly Choice[] | undefined;
  readonly chosen: Chosen | undefined;
  readonly onChoose: (chosen: Chosen | undefined) => void;
  readonly error: string | undefined;
}

const words = {
  account: { label: 'Who asked', find: 'Find a customer', nothing: 'No customer is called' },
  feature: { label: 'What they asked for', find: 'Find a feature', nothing: 'Nothing to ask for is called' },
} as const;

/** Those that are likely meant stand there at once; typing finds the others. */
export function Chooser({ kind, chosen, onChoose, error, among, ...given }: ChooserProps) {
  const trpc = useTRPC();
  const name = useId();
  const [picked, setPicked] = useState(false);
  const [typed, setTyped] = useState('');
  const text = useSettled(typed.trim(), restMs);
  const { data, isError } = useQuery(
    trpc.demand.choices.queryOptions(
      { text },
      { placeholderData: keepPreviousData, enabled: !chosen && !among },
    ),
  );
  const { find, nothing } = words[kind];
  const label = given.label ?? words[kind].label;
  if (chosen)
    return (
      <SheetRow label={label}>
        {chosen.name}
        <Button
          ref={picked ? focusIt : undefined}
          variant="link"
          className="-mr-2 ml-1"
          onClick={() => onChoose(undefined)}
        >
          Change<span className="sr-only"> {chosen.name}</span>
        </Button>
      </SheetRow>
    );
  const rows = among ? calledLike(among, typed.trim()) : rowsOf(kind, data);
  return (
    <div className="border-b border-rule pb-3">
      <Field label={label} error={error} required>
        {(wired) => (
          <Input
            {...wired}
            type="search"
            placeholder={find}
            value={typed}
            maxLength={120}
            autoComplete="off"
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </Field>
      <fieldset className="-mx-2 mt-1">
        <legend className="sr-only">{label}</legend>
        {rows.map((row) => (
          <label
            key={row.id}
            className="relative flex min-h-11 cursor-pointer items-center justify-between gap-4 rounded-control px-2 hover:bg-sunk has-focus-visible:outline-2 has-focus-visible:outline-teal"
          >
            <input
              type="radio"
              name={name}
              checked={false}
              onChange={() => {
                setPicked(true);
                onChoose(row);
              }}
              className="absolute inset-0 cursor-pointer appearance-none opacity-0"
            />
            <span className="truncate font-semibold">{row.name}</span>
            <span className="shrink-0 text-sm text-muted">{row.beside}</span>
          </label>
        ))}
      </fieldset>
      <p role="status" className="text-sm text-muted">
        {isError && 'The search did not answer. Try again.'}
        {(data ?? among) && rows.length === 0 && `${nothing} “${text}”.`}
      </p>
    </div>
  );
}

const shownAtMost = 8;

function calledLike(among: readonly Choice[], text: string): readonly Choice[] {
  const wanted = text.toLowerCase();
  return among.filter(({ name }) => name.toLowerCase().includes(wanted)).slice(0, shownAtMost);
}

/** Whoever chose by keyboard stays where the choice was. */
function focusIt(button: HTMLButtonElement | null) {
  button?.focus();
}

function rowsOf(kind: 'account' | 'feature', data: DemandChoices | undefined) {
  if (kind === 'account')
    return (data?.accounts ?? []).map(({ id, name, tier, ownerName }) => ({
      ...{ id, name, beside: `${tier} · ${ownerName}` },
    }));
  return (data?.features ?? []).map(({ id, name, stage }) => ({ id, name, beside: stageNames[stage] }));
}
