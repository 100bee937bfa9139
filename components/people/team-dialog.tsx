'use client';

import { type FormEvent, useState } from 'react';
import type { DialogHold } from '#components/features/confirm-dialog.tsx';
import { errorsOf } from '#components/people/draft-errors.ts';
import { useTRPC } from '#components/trpc/client.ts';
import { useCommand } from '#components/trpc/use-command.ts';
import { Button } from '#components/ui/button.tsx';
import { Dialog, DialogBody, DialogContent, DialogFooter } from '#components/ui/dialog.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { createTeamInput } from '#domain/inputs/people.ts';

interface TeamDialogProps extends DialogHold {
  /** The one to rename; left out, a new one is made. */
  readonly team: { readonly id: string; readonly name: string } | undefined;
}

export function TeamDialog({ team, open, onOpenChange, onCloseAutoFocus }: TeamDialogProps) {
  const trpc = useTRPC();
  const [name, setName] = useState(team?.name ?? '');
  const [error, setError] = useState<string>();
  const onDone = () => onOpenChange(false);
  const create = useCommand(trpc.teams.create, { done: 'The team is made.', onDone });
  const rename = useCommand(trpc.teams.rename, { done: 'The team is renamed.', onDone });
  const command = team ? rename : create;

  function submit(event: FormEvent) {
    event.preventDefault();
    const read = createTeamInput.safeParse({ name });
    setError(errorsOf(read.error).name);
    if (!read.success) return;
    if (team) void rename.run({ teamId: team.id, ...read.data });
    else void create.run(read.data);
  }

  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent title={team ? `Rename ${team.name}` : 'New team'} onCloseAutoFocus={onCloseAutoFocus}>
        <form noValidate onSubmit={submit}>
          <DialogBody>
            <Field label="Name" required error={error ?? command.refusal?.sentence}>
              {(wired) => (
                <Input
                  {...wired}
                  data-autofocus
                  autoComplete="off"
                  value={name}
                  onChange={({ target }) => {
                    setName(target.value);
                    setError(undefined);
                    command.clearRefusal();
                  }}
                />
              )}
            </Field>
          </DialogBody>
          <DialogFooter>
            <Button type="submit" variant="primary" pending={command.pending}>
              {team ? 'Rename' : 'Make the team'}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
