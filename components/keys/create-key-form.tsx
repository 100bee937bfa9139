import { useForm, useWatch } from 'react-hook-form';
import { DecisionRail } from '#components/access/decision-rail.tsx';
import { ClientKeyFields } from '#components/keys/client-key-fields.tsx';
import type { FreshKey } from '#components/keys/created-key.tsx';
import type { KeyEnvironment } from '#components/keys/key-data.ts';
import { firstKeyDraft, type KeyDraft, keyResolver } from '#components/keys/key-draft.ts';
import { keyKindNames, keyKindSentences } from '#components/keys/key-words.ts';
import { LimitFields } from '#components/keys/limit-fields.tsx';
import { useTRPC } from '#components/trpc/client.ts';
import { useCommand } from '#components/trpc/use-command.ts';
import { Button } from '#components/ui/button.tsx';
import { ChipGroup } from '#components/ui/chip-group.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { SheetBody, SheetFooter } from '#components/ui/sheet.tsx';
import { keyKinds } from '#domain/api-keys.ts';
import type { CreateKeyInput } from '#domain/inputs/api-keys.ts';

interface CreateKeyFormProps {
  readonly environments: readonly KeyEnvironment[];
  readonly onCreated: (fresh: FreshKey) => void;
}

export function CreateKeyForm({ environments, onCreated }: CreateKeyFormProps) {
  const trpc = useTRPC();
  const command = useCommand(trpc.keys.create);
  const form = useForm<KeyDraft, unknown, CreateKeyInput>({
    resolver: keyResolver,
    defaultValues: firstKeyDraft(environments[0]?.key ?? ''),
  });
  const { control, register, setValue } = form;
  // Told in the order of the sheet, so that the first one that is wrong gets the focus.
  for (const field of ['name', 'origins'] as const) register(field);
  const { errors } = form.formState;
  const [kind, environmentKey] = useWatch({ control, name: ['kind', 'environmentKey'] });

  const create = form.handleSubmit(async (input) => {
    const answer = await command.run(input);
    if (answer) onCreated({ ...answer, name: input.name, kind: input.kind });
  });

  return (
    <form noValidate className="flex min-h-0 flex-1 flex-col" onSubmit={create}>
      <SheetBody className="grid grid-cols-[minmax(0,1fr)] content-start gap-5">
        <Field label="Name" hint="The app that uses it." required error={errors.name?.message}>
          {(wired) => <Input {...wired} data-autofocus autoComplete="off" {...register('name')} />}
        </Field>
        <div className="grid gap-1.5">
          <p aria-hidden="true" className="text-sm font-semibold">
            Kind
          </p>
          <ChipGroup
            label="Kind"
            value={kind}
            onValueChange={(value) => setValue('kind', value === 'client' ? 'client' : 'server')}
            chips={keyKinds.map((one) => ({ value: one, label: keyKindNames[one] }))}
          />
          <p aria-live="polite" className="text-sm text-muted">
            {keyKindSentences[kind]}
          </p>
        </div>
        <div className="grid gap-1.5">
          <p aria-hidden="true" className="text-sm font-semibold">
            Environment
          </p>
          <ChipGroup
            label="Environment"
            value={environmentKey}
            onValueChange={(value) => setValue('environmentKey', value)}
            chips={environments.map((one) => ({ value: one.key, label: one.name }))}
          />
        </div>
        {kind === 'client' && <ClientKeyFields form={form} />}
        <Field
          label="Works until (optional)"
          hint="Left empty, it works until it is revoked."
          error={errors.expiresOn?.message}
          className="sm:max-w-56"
        >
          {(wired) => <Input {...wired} type="date" {...register('expiresOn')} />}
        </Field>
        <LimitFields form={form} />
        {command.refusal && <DecisionRail size="sheet" outcome="denied" title={command.refusal.sentence} />}
      </SheetBody>
      <SheetFooter>
        <Button type="submit" variant="primary" size="lg" pending={command.pending}>
          Create key
        </Button>
      </SheetFooter>
    </form>
  );
}
