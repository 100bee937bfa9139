'use client';

import { useSuspenseQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { DecisionRail } from '#components/access/decision-rail.tsx';
import type { DialogHold } from '#components/features/confirm-dialog.tsx';
import { errorsOf } from '#components/people/draft-errors.ts';
import type { PersonAnswer } from '#components/people/people-data.ts';
import { PersonFields } from '#components/people/person-fields.tsx';
import { useTRPC } from '#components/trpc/client.ts';
import { useCommand } from '#components/trpc/use-command.ts';
import { Button } from '#components/ui/button.tsx';
import { FormSheet } from '#components/ui/form-sheet.tsx';
import { SheetBody, SheetFooter } from '#components/ui/sheet.tsx';
import { changePersonInput } from '#domain/inputs/people.ts';

interface ChangePersonSheetProps extends DialogHold {
  readonly page: PersonAnswer;
}

export function ChangePersonSheet({ page, ...hold }: ChangePersonSheetProps) {
  return (
    <FormSheet
      title="Change"
      eyebrow={page.person.name}
      description="It holds from their next click on."
      {...hold}
    >
      <ChangePersonForm page={page} close={() => hold.onOpenChange(false)} />
    </FormSheet>
  );
}

interface FormProps {
  readonly page: PersonAnswer;
  readonly close: () => void;
}

function ChangePersonForm({ page: { person, accounts }, close }: FormProps) {
  const trpc = useTRPC();
  const { data } = useSuspenseQuery(trpc.people.list.queryOptions({}));
  const before = { name: person.name, email: person.email, roles: person.roles, teamId: person.teamId ?? '' };
  const [draft, setDraft] = useState<Parameters<typeof PersonFields>[0]['draft']>(before);
  const [errors, setErrors] = useState<Partial<Record<string, string>>>({});
  const { run, pending, refusal, clearRefusal } = useCommand(trpc.people.change, {
    done: `${draft.name.trim()} is changed.`,
    onDone: close,
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    const { name, roles, teamId } = draft;
    const read = changePersonInput.safeParse({ personId: person.id, name, roles, teamId: teamId || null });
    setErrors(errorsOf(read.error));
    if (read.success) void run(read.data);
  }

  return (
    <form noValidate onSubmit={submit} className="flex min-h-0 flex-1 flex-col">
      <SheetBody className="grid content-start gap-5">
        <PersonFields
          draft={draft}
          onChange={(next) => {
            setDraft({ ...draft, ...next });
            clearRefusal();
          }}
          errors={errors}
          teams={data?.teams ?? []}
          asksEmail={false}
          teamHint={
            accounts.count > 0 && draft.teamId !== before.teamId
              ? `Their ${accounts.count === 1 ? 'account goes' : `${accounts.count} accounts go`} along to the new team.`
              : undefined
          }
        />
        {refusal && <DecisionRail size="sheet" outcome="denied" title={refusal.sentence} />}
      </SheetBody>
      <SheetFooter>
        <Button type="submit" variant="primary" size="lg" pending={pending}>
          Save
        </Button>
      </SheetFooter>
    </form>
  );
}
