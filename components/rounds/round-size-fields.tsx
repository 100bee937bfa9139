import type { FieldErrors, UseFormRegister } from 'react-hook-form';
import type { RoundDraft } from '#components/rounds/round-draft.ts';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';

interface RoundSizeFieldsProps {
  readonly register: UseFormRegister<RoundDraft>;
  readonly errors: FieldErrors<RoundDraft>;
}

const fields = [
  { name: 'seats', label: 'Places' },
  { name: 'defaultDays', label: 'Usual days' },
  { name: 'maxDays', label: 'At most' },
] as const;

export function RoundSizeFields({ register, errors }: RoundSizeFieldsProps) {
  return (
    <div className="grid grid-cols-3 gap-4">
      {fields.map(({ name, label }) => (
        <Field key={name} label={label} required error={errors[name]?.message}>
          {(wired) => (
            <Input
              {...wired}
              inputMode="numeric"
              autoComplete="off"
              className="tabular-nums"
              {...register(name)}
            />
          )}
        </Field>
      ))}
    </div>
  );
}
