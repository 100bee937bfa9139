'use client';

import { type FormEvent, useDeferredValue, useState } from 'react';
import { DecisionRail } from '#components/access/decision-rail.tsx';
import type { DirectoryAnswer, GivingGroup } from '#components/directory/directory-data.ts';
import { WhatWouldChange } from '#components/directory/what-would-change.tsx';
import type { DialogHold } from '#components/features/confirm-dialog.tsx';
import { errorsOf } from '#components/people/draft-errors.ts';
import { RoleChoice } from '#components/people/role-choice.tsx';
import { useTRPC } from '#components/trpc/client.ts';
import { useCommand } from '#components/trpc/use-command.ts';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { FormSheet } from '#components/ui/form-sheet.tsx';
import { Input } from '#components/ui/input.tsx';
import { Select } from '#components/ui/select.tsx';
import { SheetBody, SheetFooter } from '#components/ui/sheet.tsx';
import { setGroupRolesInput } from '#domain/inputs/directory.ts';
import type { Role } from '#domain/permissions.ts';

interface GroupRolesProps {
  /** The one to change; left out, one more is added. */
  readonly group: GivingGroup | undefined;
  /** Groups that the directory keeps here and that give nothing yet. */
  readonly known: readonly string[];
  readonly teams: DirectoryAnswer['teams'];
}

export function GroupRolesSheet({ group, known, teams, ...hold }: GroupRolesProps & DialogHold) {
  return (
    <FormSheet
      title={group ? 'What the group gives' : 'Add a group'}
      {...(group ? { eyebrow: group.group } : {})}
      description="Whoever is in several groups has the roles of all of them."
      {...hold}
    >
      <GroupRolesForm group={group} known={known} teams={teams} close={() => hold.onOpenChange(false)} />
    </FormSheet>
  );
}

interface Draft {
  readonly group: string;
  readonly roles: readonly Role[];
  readonly teamId: string;
}

function GroupRolesForm({ group, known, teams, close }: GroupRolesProps & { readonly close: () => void }) {
  const trpc = useTRPC();
  const [draft, setDraft] = useState<Draft>({
    group: group?.group ?? '',
    roles: group?.roles ?? [],
    teamId: group?.team?.id ?? '',
  });
  const [errors, setErrors] = useState<Partial<Record<string, string>>>({});
  const { run, pending, refusal, clearRefusal } = useCommand(trpc.directory.setRoles, {
    done: 'What the group gives is set.',
    onDone: close,
  });
  const set = (part: Partial<Draft>) => {
    setDraft({ ...draft, ...part });
    clearRefusal();
  };
  const read = (of: Draft) =>
    setGroupRolesInput.safeParse({ ...of, teamId: of.teamId || null, mappingId: group?.id });
  const wanted = read(useDeferredValue(draft));

  function submit(event: FormEvent) {
    event.preventDefault();
    const now = read(draft);
    setErrors(errorsOf(now.error));
    if (now.success) void run(now.data);
  }

  return (
    <form noValidate onSubmit={submit} className="flex min-h-0 flex-1 flex-col">
      <SheetBody className="grid content-start gap-5">
        <Field
          label="Group"
          hint="As the identity provider or the directory writes it."
          required
          error={errors.group}
        >
          {(wired) => (
            <Input
              {...wired}
              data-autofocus
              autoComplete="off"
              list="kept-groups"
              maxLength={256}
              value={draft.group}
              onChange={({ target }) => set({ group: target.value })}
            />
          )}
        </Field>
        <datalist id="kept-groups">
          {known.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <RoleChoice chosen={draft.roles} onChange={(roles) => set({ roles })} error={errors.roles} />
        <Field label="Team" hint="Left open, admins choose the team of each person here.">
          {(wired) => (
            <Select {...wired} value={draft.teamId} onChange={({ target }) => set({ teamId: target.value })}>
              <option value="">Chosen here</option>
              {teams.map((team) => (
                <option key={team.id} value={team.id}>
                  {team.name}
                </option>
              ))}
            </Select>
          )}
        </Field>
        {refusal && <DecisionRail size="sheet" outcome="denied" title={refusal.sentence} />}
      </SheetBody>
      <SheetFooter className="flex-col [&>*]:flex-none">
        {wanted.success && (
          <div className="max-h-[30dvh] overflow-y-auto">
            <WhatWouldChange of={{ set: wanted.data }} />
          </div>
        )}
        <Button type="submit" variant="primary" size="lg" pending={pending}>
          {group ? 'Save' : 'Add the group'}
        </Button>
      </SheetFooter>
    </form>
  );
}
