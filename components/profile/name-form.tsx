'use client';

import { type FormEvent, useState } from 'react';
import { errorsOf } from '#components/people/draft-errors.ts';
import { useTRPC } from '#components/trpc/client.ts';
import { useCommand } from '#components/trpc/use-command.ts';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { renameSelfInput } from '#domain/inputs/people.ts';

export function NameForm({ name }: { readonly name: string }) {
  const trpc = useTRPC();
  const [written, setWritten] = useState(name);
  const [error, setError] = useState<string>();
  const { run, pending, refusal, clearRefusal } = useCommand(trpc.profile.rename, {
    done: 'Your name is changed. Others see it from now on.',
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    const read = renameSelfInput.safeParse({ name: written });
    setError(errorsOf(read.error).name);
    if (read.success) void run(read.data);
  }

  return (
    <form noValidate onSubmit={submit} className="flex flex-wrap items-start gap-x-2.5 gap-y-3">
      <Field
        label="Name"
        hint="What you did before keeps the name you had."
        required
        error={error ?? refusal?.sentence}
        className="w-full sm:max-w-80"
      >
        {(wired) => (
          <Input
            {...wired}
            autoComplete="name"
            value={written}
            onChange={({ target }) => {
              setWritten(target.value);
              setError(undefined);
              clearRefusal();
            }}
          />
        )}
      </Field>
      <Button
        type="submit"
        pending={pending}
        disabled={written.trim() === name}
        className="sm:mt-[1.6rem] max-sm:w-full"
      >
        Save
      </Button>
    </form>
  );
}
