'use client';

import { useSuspenseQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { DecisionRail } from '#components/access/decision-rail.tsx';
import { KeptNote } from '#components/drafts/kept-note.tsx';
import { useKeptForm } from '#components/drafts/use-kept-draft.ts';
import {
  type FeatureDraft,
  featureResolver,
  proposedKey,
  proposedVariants,
} from '#components/features/feature-draft.ts';
import { FeatureWords } from '#components/features/feature-words.tsx';
import { ValueFields } from '#components/features/value-fields.tsx';
import { useTRPC } from '#components/trpc/client.ts';
import { useCommand } from '#components/trpc/use-command.ts';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { Select } from '#components/ui/select.tsx';
import { SheetBody, SheetFooter } from '#components/ui/sheet.tsx';
import { Textarea } from '#components/ui/textarea.tsx';

interface NewFeatureFormProps {
  readonly readerId: string;
  readonly close: () => void;
}

export function NewFeatureForm({ readerId, close }: NewFeatureFormProps) {
  const trpc = useTRPC();
  const router = useRouter();
  const { data: makers } = useSuspenseQuery(trpc.people.makers.queryOptions());
  const command = useCommand(trpc.features.create, {
    done: 'The feature is written down.',
    onDone: ({ featureKey }) => {
      draft.drop();
      close();
      router.push(`/features/${featureKey}`);
    },
  });
  const [first] = useState(() => firstDraft(makers, readerId));
  const form = useForm({ resolver: featureResolver, defaultValues: first });
  const draft = useKeptForm('feature', first, form);
  const { register, control, formState, setFocus, setValue, setError } = form;
  const { errors, dirtyFields } = formState;
  const name = useWatch({ control, name: 'name' });
  const keyIsOurs = !dirtyFields.key;
  useEffect(() => setFocus('name'), [setFocus]);
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
      <SheetBody className="grid grid-cols-[minmax(0,1fr)] content-start gap-5">
        <Field label="Name" required error={errors.name?.message}>
          {(wired) => <Input {...wired} autoComplete="off" {...register('name')} />}
        </Field>
        <Field
          label="Key"
          hint="What apps ask for. It can not be changed afterwards."
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
        <Field
          label="Summary"
          hint="One sentence in the customer's words."
          required
          error={errors.summary?.message}
        >
          {(wired) => <Textarea {...wired} rows={2} className="min-h-16" {...register('summary')} />}
        </Field>
        <div className="grid gap-5 sm:grid-cols-2 sm:gap-4">
          <People
            label="Engineer"
            people={makers.engineers}
            error={errors.engineerId?.message}
            field={register('engineerId')}
          />
          <People
            label="Product manager"
            people={makers.pms}
            error={errors.pmId?.message}
            field={register('pmId')}
          />
        </div>
        <FeatureWords register={register} errors={errors} />
        <ValueFields form={form} />
        <label className="flex min-h-9 cursor-pointer items-center gap-3 max-sm:min-h-11">
          <input
            type="checkbox"
            className="size-[18px] shrink-0 accent-teal max-sm:size-5"
            {...register('visibleToClients')}
          />
          Browser apps may see it
        </label>
        <KeptNote draft={draft} />
        {refusal && refusal.code !== 'conflict' && (
          <DecisionRail size="sheet" outcome="denied" title={refusal.sentence} />
        )}
      </SheetBody>
      <SheetFooter>
        <Button type="submit" variant="primary" size="lg" pending={command.pending}>
          Create feature
        </Button>
      </SheetFooter>
    </form>
  );
}

interface Maker {
  readonly id: string;
  readonly name: string;
}

interface PeopleProps {
  readonly label: string;
  readonly people: readonly Maker[];
  readonly error: string | undefined;
  readonly field: object;
}

function People({ label, people, error, field }: PeopleProps) {
  return (
    <Field label={label} required error={error}>
      {(wired) => (
        <Select {...wired} {...field}>
          {people.length !== 1 && <option value="">Choose</option>}
          {people.map((person) => (
            <option key={person.id} value={person.id}>
              {person.name}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}

function firstDraft(makers: { engineers: Maker[]; pms: Maker[] }, readerId: string): FeatureDraft {
  const likely = (people: readonly Maker[]) =>
    people.find((person) => person.id === readerId)?.id ?? (people.length === 1 ? people[0]?.id : '') ?? '';
  return {
    name: '',
    key: '',
    summary: '',
    engineerId: likely(makers.engineers),
    pmId: likely(makers.pms),
    valueType: 'boolean',
    variants: proposedVariants('boolean'),
    onVariant: 'on',
    offVariant: 'off',
    talkingPoints: '',
    knownLimitations: '',
    docsUrl: '',
    visibleToClients: false,
  };
}
