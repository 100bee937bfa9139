'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useDeferredValue, useId, useState } from 'react';
import { useTRPC } from '#components/trpc/client.ts';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';

interface TimelineAccountFieldProps {
  readonly value: string | null;
  readonly onChange: (key: string | null) => void;
}

const longestSearch = 120;
const longestKey = 128;

/** Takes a name that was found, or any key. */
export function TimelineAccountField({ value, onChange }: TimelineAccountFieldProps) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
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
      { enabled: isSearchable(text), placeholderData: (before) => before },
    ),
  );
  const offered = text ? (data?.accounts ?? []) : [];

  function choose(account: { readonly key: string; readonly name: string } | null) {
    const key = account?.key ?? null;
    setSeen(key);
    setTyped(account?.name ?? '');
    if (key !== value) onChange(key);
  }

  /** Only an account that is called so, or the only one found, is meant; else the text is taken for a key. */
  async function settle() {
    const name = typed.trim();
    if (name === '') return choose(null);
    if (name === value) return;
    const called = offered.find(isCalled(name));
    if (called) return choose(called);
    const found = isSearchable(name)
      ? await queryClient
          .fetchQuery(trpc.search.everything.queryOptions({ text: name }))
          .catch(() => undefined)
      : undefined;
    const [only, ...others] = found?.accounts ?? [];
    const meant = found?.accounts.find(isCalled(name)) ?? (others.length === 0 ? only : undefined);
    const key = name.slice(0, longestKey);
    choose(meant ?? { key, name: key });
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
              const account = offered.find(isCalled(event.target.value.trim()));
              if (account) choose(account);
              else if (event.target.value === '') choose(null);
            }}
            onBlur={() => void settle()}
            onKeyDown={(event) => {
              if (event.key === 'Enter') void settle();
            }}
          />
          <datalist id={listId}>
            {offered.map((account) => (
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

function isSearchable(text: string): boolean {
  return text.length > 0 && text.length <= longestSearch;
}

function isCalled(text: string) {
  const wanted = text.toLowerCase();
  return (account: { readonly key: string; readonly name: string }) =>
    account.name.toLowerCase() === wanted || account.key.toLowerCase() === wanted;
}
