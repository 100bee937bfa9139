'use client';

import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useId, useState } from 'react';
import { useTRPC } from '#components/trpc/client.ts';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';

interface TimelineAccountFieldProps {
  readonly value: string | null;
  readonly onChange: (key: string | null) => void;
}

/** Takes a name that was found, or any key. */
export function TimelineAccountField({ value, onChange }: TimelineAccountFieldProps) {
  const trpc = useTRPC();
  const listId = useId();
  const [typed, setTyped] = useState(value ?? '');
  const [seen, setSeen] = useState(value);
  if (seen !== value) {
    setSeen(value);
    setTyped(value ?? '');
  }
  const text = useDeferredValue(typed.trim());
  const { data } = useQuery(
    trpc.search.everything.queryOptions(
      { text },
      { enabled: text.length > 0 && text.length <= 120, placeholderData: (before) => before },
    ),
  );
  const found = text ? (data?.accounts ?? []) : [];

  function choose(key: string | null) {
    setSeen(key);
    if (key !== value) onChange(key);
  }

  function called(name: string) {
    const wanted = name.trim().toLowerCase();
    return found.find((one) => one.name.toLowerCase() === wanted || one.key.toLowerCase() === wanted);
  }

  function settle() {
    const name = typed.trim();
    if (name === '') choose(null);
    else if (value === null || name !== value)
      choose(called(name)?.key ?? (found.length === 1 ? found[0]?.key : undefined) ?? name.slice(0, 128));
  }

  return (
    <Field label="Account">
      {(wired) => (
        <>
          <Input
            {...wired}
            list={listId}
            autoComplete="off"
            spellCheck={false}
            placeholder="Name or key"
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value);
              const account = called(event.target.value);
              if (account) choose(account.key);
              else if (event.target.value === '') choose(null);
            }}
            onBlur={settle}
            onKeyDown={(event) => {
              if (event.key === 'Enter') settle();
            }}
          />
          <datalist id={listId}>
            {found.map((account) => (
              <option key={account.key} value={account.name}>
                {account.key}
              </option>
            ))}
          </datalist>
        </>
      )}
    </Field>
  );
}
