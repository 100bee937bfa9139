'use client';

import { useSuspenseQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { type UseFormRegisterReturn, useForm, useWatch } from 'react-hook-form';
import { DecisionRail } from '#components/access/decision-rail.tsx';
import { accountResolver } from '#components/accounts/account-draft.ts';
import { accountTypeNames } from '#components/accounts/account-words.ts';
import { KeptNote } from '#components/drafts/kept-note.tsx';
import { useKeptForm } from '#components/drafts/use-kept-draft.ts';
import { proposedKey } from '#components/features/feature-draft.ts';
import { useTRPC } from '#components/trpc/client.ts';
import { useCommand } from '#components/trpc/use-command.ts';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { Select } from '#components/ui/select.tsx';
import { SheetBody, SheetFooter } from '#components/ui/sheet.tsx';
import { accountTiers, accountTypes, regions } from '#domain/accounts.ts';

interface NewAccountFormProps {
  readonly readerId: string;
  /** The reader may add accounts for themselves only. */
  readonly onlyOwn: boolean;
  readonly close: () => void;
}

export function NewAccountForm({ readerId, onlyOwn, close }: NewAccountFormProps) {
  const trpc = useTRPC();
  const router = useRouter();
  const { data: sellers } = useSuspenseQuery(trpc.people.sellers.queryOptions());
  const owners = onlyOwn ? sellers.filter((seller) => seller.id === readerId) : sellers;
  const command = useCommand(trpc.accounts.create, {
    done: 'The account is added.',
    onDone: ({ accountKey }) => {
      draft.drop();
      close();
      router.push(`/accounts/${encodeURIComponent(accountKey)}`);
    },
  });
  const [first] = useState(() => ({
    name: '',
    key: '',
    ownerId: owners.some((owner) => owner.id === readerId) ? readerId : '',
    tier: 'Business',
    type: 'customer',
    arr: '',
    region: 'EU',
  }));
  const form = useForm({ resolver: accountResolver, defaultValues: first });
  const draft = useKeptForm('account', first, form);
  const { register, control, formState, setFocus, setValue, setError } = form;
  useEffect(() => setFocus('name'), [setFocus]);
  const { errors, dirtyFields } = formState;
  const name = useWatch({ control, name: 'name' });
  const keyIsOurs = !dirtyFields.key;
  useEffect(() => {
    if (keyIsOurs) setValue('key', proposedKey(name));
  }, [name, keyIsOurs, setValue]);
  const { refusal } = command;
  useEffect(() => {
    if (refusal?.code === 'conflict') setError('key', { message: refusal.sentence }, { shouldFocus: true });
  }, [refusal, setError]);

  return (
    <form
      noValidate
      className="flex min-h-0 flex-1 flex-col"
      onSubmit={form.handleSubmit((input) => void command.run(input))}
    >
      <SheetBody className="grid content-start gap-5">
        <Field label="Name" required error={errors.name?.message}>
          {(wired) => <Input {...wired} autoComplete="off" {...register('name')} />}
        </Field>
        <Field
          label="Key"
          hint="What their app sends to say who asks. It can not be changed afterwards."
          required
          error={errors.key?.message}
        >
          {(wired) => (
            <Input
              {...wired}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              className="font-mono"
              {...register('key')}
            />
          )}
        </Field>
        <Choice label="Owner" error={errors.ownerId?.message} field={register('ownerId')}>
          {owners.length !== 1 && <option value="">Choose</option>}
          {owners.map((owner) => (
            <option key={owner.id} value={owner.id}>
              {owner.id === readerId ? `${owner.name} (you)` : owner.name}
            </option>
          ))}
        </Choice>
        <div className="grid grid-cols-2 gap-4">
          <Choice label="Plan" error={errors.tier?.message} field={register('tier')}>
            {accountTiers.map((tier) => (
              <option key={tier}>{tier}</option>
            ))}
          </Choice>
          <Choice label="Type" error={errors.type?.message} field={register('type')}>
            {accountTypes.map((type) => (
              <option key={type} value={type}>
                {accountTypeNames[type]}
              </option>
            ))}
          </Choice>
          <Field label="Value a year, in dollars" error={errors.arr?.message}>
            {(wired) => (
              <Input {...wired} inputMode="numeric" autoComplete="off" placeholder="0" {...register('arr')} />
            )}
          </Field>
          <Choice label="Region" error={errors.region?.message} field={register('region')}>
            {regions.map((region) => (
              <option key={region}>{region}</option>
            ))}
          </Choice>
        </div>
        <KeptNote draft={draft} />
        {refusal && refusal.code !== 'conflict' && (
          <DecisionRail size="sheet" outcome="denied" title={refusal.sentence} />
        )}
      </SheetBody>
      <SheetFooter>
        <Button type="submit" variant="primary" size="lg" pending={command.pending}>
          Add account
        </Button>
      </SheetFooter>
    </form>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly error: string | undefined;
  readonly field: UseFormRegisterReturn;
  readonly children: React.ReactNode;
}

function Choice({ label, error, field, children }: ChoiceProps) {
  return (
    <Field label={label} required error={error} className="content-end">
      {(wired) => (
        <Select {...wired} {...field}>
          {children}
        </Select>
      )}
    </Field>
  );
}
