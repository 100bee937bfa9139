'use client';

import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { DecisionRail } from '#components/access/decision-rail.tsx';
import { RolesFromGroups } from '#components/directory/roles-from-groups.tsx';
import type { DialogHold } from '#components/features/confirm-dialog.tsx';
import { MeanwhileRows } from '#components/live/meanwhile-rows.tsx';
import { useMeanwhile } from '#components/live/use-meanwhile.ts';
import { errorsOf } from '#components/people/draft-errors.ts';
import type { PersonAnswer } from '#components/people/people-data.ts';
import { type PersonDraft, PersonFields } from '#components/people/person-fields.tsx';
import { useTRPC } from '#components/trpc/client.ts';
import { useCommand } from '#components/trpc/use-command.ts';
import { Button } from '#components/ui/button.tsx';
import { FormSheet } from '#components/ui/form-sheet.tsx';
import { SheetBody, SheetFooter } from '#components/ui/sheet.tsx';
import { type ChangePersonInput, changePersonInput } from '#domain/inputs/people.ts';
import { roleNames } from '#domain/permissions.ts';

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

function ChangePersonForm({ page: { person, accounts, given }, close }: FormProps) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { data } = useSuspenseQuery(trpc.people.list.queryOptions({}));
  const { name, email, roles } = person;
  const before: PersonDraft = { name, email, roles, teamId: person.teamId ?? '' };
  const [draft, setDraft] = useState(before);
  const set = (part: Partial<PersonDraft>) => setDraft((now) => ({ ...now, ...part }));
  const meanwhile = useMeanwhile(before, draft, set);
  const [errors, setErrors] = useState<Partial<Record<string, string>>>({});
  const { run, pending, refusal, clearRefusal } = useCommand(trpc.people.change, {
    done: `${draft.name.trim()} is changed.`,
    onDone: close,
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    if (meanwhile.differing.length > 0) return;
    const read = changePersonInput.safeParse({
      ...{ personId: person.id, name: draft.name, roles: draft.roles, teamId: draft.teamId || null },
      seen: { name, roles, teamId: person.teamId },
    });
    setErrors(errorsOf(read.error));
    if (read.success) void save(read.data);
  }

  async function save(input: ChangePersonInput) {
    const answer = await run(input);
    if (!answer) void queryClient.invalidateQueries({ queryKey: trpc.people.page.queryKey() });
  }

  return (
    <form noValidate onSubmit={submit} className="flex min-h-0 flex-1 flex-col">
      <SheetBody className="grid content-start gap-5">
        {given && <RolesFromGroups person={person} given={given} />}
        <PersonFields
          draft={draft}
          onChange={(next) => {
            set(next);
            clearRefusal();
          }}
          errors={errors}
          teams={data?.teams ?? []}
          asksEmail={false}
          byGroups={given ? { roles: true, team: given.team !== undefined } : undefined}
          teamHint={
            accounts.count > 0 && draft.teamId !== before.teamId
              ? `Their ${accounts.count === 1 ? 'account goes' : `${accounts.count} accounts go`} along to the new team.`
              : undefined
          }
        />
        <MeanwhileRows
          of={meanwhile}
          labels={{ name: 'Name', email: 'Email', roles: 'Roles', teamId: 'Team' }}
          show={(field, of) => {
            if (field === 'roles') return of.roles.map((role) => roleNames[role]).join(', ') || 'none';
            return field === 'teamId'
              ? (data?.teams.find(({ id }) => id === of.teamId)?.name ?? 'No team')
              : of[field];
          }}
        />
        {refusal && <DecisionRail size="sheet" outcome="denied" title={refusal.sentence} />}
      </SheetBody>
      <SheetFooter>
        <Button
          type="submit"
          variant="primary"
          size="lg"
          pending={pending}
          disabled={given !== null && roles.length === 0}
        >
          Save
        </Button>
      </SheetFooter>
    </form>
  );
}
