'use client';

import { type FormEvent, useState } from 'react';
import { useTRPC } from '#components/trpc/client.ts';
import { useCommand } from '#components/trpc/use-command.ts';
import { Button } from '#components/ui/button.tsx';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import type { ViewScreen } from '#domain/view-queries.ts';

export interface ViewRowData {
  readonly id: string;
  readonly name: string;
  readonly query: string;
}

interface ViewRowProps {
  readonly screen: ViewScreen;
  readonly view: ViewRowData;
}

export function ViewRow({ screen, view }: ViewRowProps) {
  const trpc = useTRPC();
  const [name, setName] = useState<string>();
  const rename = useCommand(trpc.views.rename, { done: 'Renamed', onDone: () => setName(undefined) });
  const save = useCommand(trpc.views.save, {});
  const remove = useCommand(trpc.views.delete, {
    done: `“${view.name}” deleted`,
    action: () => ({
      label: 'Undo',
      run: () => void save.run({ screen, name: view.name, query: view.query }),
    }),
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    if (name?.trim()) void rename.run({ viewId: view.id, name });
  }

  if (name !== undefined)
    return (
      <li className="border-b border-rule py-2">
        <form onSubmit={submit} className="flex flex-wrap items-start gap-2" noValidate>
          <Field
            label={`New name of ${view.name}`}
            hideLabel
            error={rename.refusal?.sentence}
            className="min-w-40 flex-1"
          >
            {(wired) => (
              <Input
                {...wired}
                autoFocus
                value={name}
                maxLength={60}
                autoComplete="off"
                onChange={(event) => {
                  setName(event.target.value);
                  rename.clearRefusal();
                }}
              />
            )}
          </Field>
          <Button type="submit" variant="primary" pending={rename.pending} disabled={!name.trim()}>
            Rename
          </Button>
          <Button onClick={() => setName(undefined)}>Leave it</Button>
        </form>
      </li>
    );
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 border-b border-rule py-1.5">
      <span className="min-w-0 flex-1 truncate font-semibold max-sm:basis-full max-sm:pt-2">{view.name}</span>
      <span className="flex gap-1 max-sm:-ml-2">
        <CopyButton
          text={`${window.location.origin}/${screen}?${view.query}`}
          done="Link copied"
          variant="link"
          size="sm"
          aria-label={`Copy a link to ${view.name}`}
        >
          Copy link
        </CopyButton>
        <Button
          variant="link"
          size="sm"
          aria-label={`Rename ${view.name}`}
          onClick={() => setName(view.name)}
        >
          Rename
        </Button>
        <Button
          variant="link"
          size="sm"
          pending={remove.pending}
          aria-label={`Delete ${view.name}`}
          onClick={() => void remove.run({ viewId: view.id })}
        >
          Delete
        </Button>
      </span>
    </li>
  );
}
