'use client';

import { type FormEvent, useState } from 'react';
import { DecisionRail } from '#components/access/decision-rail.tsx';
import type { DialogHold } from '#components/features/confirm-dialog.tsx';
import { errorsOf } from '#components/people/draft-errors.ts';
import { FirstPassword } from '#components/people/first-password.tsx';
import { Invited } from '#components/people/invited.tsx';
import type { ListedTeam } from '#components/people/people-data.ts';
import { type PersonDraft, PersonFields } from '#components/people/person-fields.tsx';
import { useTRPC } from '#components/trpc/client.ts';
import { useCommand } from '#components/trpc/use-command.ts';
import { Button } from '#components/ui/button.tsx';
import { Sheet, SheetBody, SheetContent, SheetFooter } from '#components/ui/sheet.tsx';
import { addPersonInput } from '#domain/inputs/people.ts';

interface AddPersonSheetProps extends DialogHold {
  readonly teams: readonly ListedTeam[];
}

const nobody: PersonDraft = { name: '', email: '', roles: ['sales'], teamId: '' };

export function AddPersonSheet({ teams, open, onOpenChange, onCloseAutoFocus }: AddPersonSheetProps) {
  const trpc = useTRPC();
  const [draft, setDraft] = useState(nobody);
  const [errors, setErrors] = useState<Partial<Record<string, string>>>({});
  const [made, setMade] = useState<{ readonly password: string | null; readonly invited: boolean }>();
  const { run, pending, refusal, clearRefusal } = useCommand(trpc.people.add, { onDone: setMade });
  const emailTaken = refusal?.code === 'conflict' ? refusal.sentence : undefined;

  function submit(event: FormEvent) {
    event.preventDefault();
    const read = addPersonInput.safeParse({ ...draft, teamId: draft.teamId || null });
    setErrors(errorsOf(read.error));
    if (read.success) void run(read.data);
  }

  return (
    <Sheet open={open} onOpenChange={onOpenChange}>
      <SheetContent
        title={made ? `${draft.name} ${made.invited ? 'is invited' : 'can sign in'}` : 'Add a person'}
        onCloseAutoFocus={onCloseAutoFocus}
        onInteractOutside={(event) => {
          if (made?.password) event.preventDefault();
        }}
      >
        {made?.invited ? (
          <Invited email={draft.email.trim().toLowerCase()} close={() => onOpenChange(false)} />
        ) : made ? (
          <FirstPassword
            name={draft.name}
            email={draft.email.trim().toLowerCase()}
            password={made.password}
            close={() => onOpenChange(false)}
          />
        ) : (
          <form noValidate onSubmit={submit} className="flex min-h-0 flex-1 flex-col">
            <SheetBody className="grid content-start gap-5">
              <PersonFields
                draft={draft}
                onChange={(next) => {
                  setDraft({ ...draft, ...next });
                  clearRefusal();
                }}
                errors={{ ...errors, ...(emailTaken ? { email: emailTaken } : {}) }}
                teams={teams}
                asksEmail
              />
              {refusal && !emailTaken && (
                <DecisionRail size="sheet" outcome="denied" title={refusal.sentence} />
              )}
            </SheetBody>
            <SheetFooter>
              <Button type="submit" variant="primary" size="lg" pending={pending}>
                Add person
              </Button>
            </SheetFooter>
          </form>
        )}
      </SheetContent>
    </Sheet>
  );
}
