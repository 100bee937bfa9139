'use client';

import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { DecisionRail } from '#components/access/decision-rail.tsx';
import {
  type AccountEditDraft,
  differs,
  draftOf,
  editResolver,
  overNow,
  type WrittenDetail,
  writtenOf,
} from '#components/accounts/account-edit-draft.ts';
import type { AccountPageData } from '#components/accounts/account-page-data.ts';
import { accountTypeNames } from '#components/accounts/account-words.ts';
import { EditChoice } from '#components/accounts/edit-choice.tsx';
import { useTRPC } from '#components/trpc/client.ts';
import { useCommand } from '#components/trpc/use-command.ts';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { SheetBody, SheetFooter } from '#components/ui/sheet.tsx';
import { accountTiers, accountTypes, regions } from '#domain/accounts.ts';
import type { ChangeAccountInput } from '#domain/inputs/account-changes.ts';

interface EditAccountFormProps {
  readonly page: AccountPageData;
  readonly close: () => void;
}

/** The form holds the account as it stood when it was opened; what somebody changed meanwhile is shown beside it. */
export function EditAccountForm({ page, close }: EditAccountFormProps) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { data: choices } = useSuspenseQuery(trpc.accounts.choices.queryOptions());
  const [base] = useState(() => writtenOf(page));
  const now = writtenOf(page);
  const command = useCommand(trpc.accounts.change, {
    done: `${page.account.name} is changed.`,
    onDone: close,
  });
  const form = useForm<AccountEditDraft, unknown, ChangeAccountInput>({
    resolver: editResolver(page.account.id, base),
    defaultValues: draftOf(base),
  });
  const { register, formState, setValue } = form;
  const { errors, dirtyFields } = formState;
  const stale = command.refusal?.code === 'stale';
  const changed = differs(base, now);
  const meanwhile = (detail: WrittenDetail) =>
    changed.includes(detail) ? `Meanwhile it became ${shownNow(page, detail)}.` : undefined;

  async function save(input: ChangeAccountInput) {
    const { was, becomes, accountId } = input;
    const sent = stale ? { accountId, was: now, becomes: overNow(was, becomes, now) } : input;
    const answer = await command.run(sent);
    if (!answer) void queryClient.invalidateQueries({ queryKey: trpc.accounts.page.queryKey() });
  }
  const field = (detail: WrittenDetail) => ({
    error: errors[detail]?.message,
    ...(meanwhile(detail) ? { hint: meanwhile(detail) } : {}),
  });

  return (
    <form
      noValidate
      className="flex min-h-0 flex-1 flex-col"
      onSubmit={form.handleSubmit((input) => void save(input))}
    >
      <SheetBody className="grid content-start gap-5">
        <Field label="Name" required {...field('name')}>
          {(wired) => <Input {...wired} autoComplete="off" {...register('name')} />}
        </Field>
        <div className="grid grid-cols-2 gap-4">
          <EditChoice
            label="Owner"
            {...field('ownerId')}
            field={register('ownerId', {
              onChange: (event: { target: { value: string } }) => {
                const team = choices.sellers.find(({ id }) => id === event.target.value)?.team;
                if (!dirtyFields.teamId) setValue('teamId', team?.id ?? '');
              },
            })}
          >
            {!choices.sellers.some(({ id }) => id === base.ownerId) && (
              <option value={base.ownerId}>{page.account.ownerName}</option>
            )}
            {choices.sellers.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </EditChoice>
          <EditChoice label="Team" {...field('teamId')} field={register('teamId')}>
            <option value="">None</option>
            {choices.teams.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </EditChoice>
          <EditChoice label="Plan" {...field('tier')} field={register('tier')}>
            {accountTiers.map((tier) => (
              <option key={tier}>{tier}</option>
            ))}
          </EditChoice>
          <EditChoice label="Type" {...field('type')} field={register('type')}>
            {accountTypes.map((type) => (
              <option key={type} value={type}>
                {accountTypeNames[type]}
              </option>
            ))}
          </EditChoice>
          <Field label="Value a year, in dollars" {...field('arr')}>
            {(wired) => (
              <Input {...wired} inputMode="numeric" autoComplete="off" placeholder="0" {...register('arr')} />
            )}
          </Field>
          <EditChoice label="Region" {...field('region')} field={register('region')}>
            {regions.map((region) => (
              <option key={region}>{region}</option>
            ))}
          </EditChoice>
        </div>
        <Field label="Tags" {...{ hint: 'Set off by commas.', ...field('tags') }}>
          {(wired) => <Input {...wired} autoComplete="off" {...register('tags')} />}
        </Field>
        <Field label="CRM id" {...field('crmId')}>
          {(wired) => (
            <Input
              {...wired}
              autoComplete="off"
              spellCheck={false}
              className="font-mono"
              {...register('crmId')}
            />
          )}
        </Field>
        <p className="text-sm text-muted">
          Plan, type, value, region and tags may decide what can be unlocked; what they have already stays.
        </p>
        {command.refusal && <DecisionRail size="sheet" outcome="denied" title={command.refusal.sentence} />}
      </SheetBody>
      <SheetFooter>
        <Button type="submit" variant="primary" size="lg" pending={command.pending}>
          {stale ? 'Save mine over it' : 'Save'}
        </Button>
      </SheetFooter>
    </form>
  );
}

function shownNow({ account, team }: AccountPageData, detail: WrittenDetail): string {
  switch (detail) {
    case 'ownerId':
      return account.ownerName;
    case 'teamId':
      return team?.name ?? 'none';
    case 'type':
      return accountTypeNames[account.type];
    case 'arr':
      return `$${account.arr.toLocaleString('en-US')}`;
    case 'tags':
      return account.tags.join(', ') || 'none';
    default:
      return account[detail] ?? 'none';
  }
}
