import type { FieldErrors, UseFormRegister } from 'react-hook-form';
import type { FeatureDraft } from '#components/features/feature-draft.ts';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { Textarea } from '#components/ui/textarea.tsx';

interface FeatureWordsProps {
  readonly register: UseFormRegister<FeatureDraft>;
  readonly errors: FieldErrors<FeatureDraft>;
}

/** What is said about it on calls. */
export function FeatureWords({ register, errors }: FeatureWordsProps) {
  return (
    <>
      <Field label="Talking points (optional)" hint="One per line." error={errors.talkingPoints?.message}>
        {(wired) => <Textarea {...wired} {...register('talkingPoints')} />}
      </Field>
      <Field label="Known limits (optional)" hint="One per line." error={errors.knownLimitations?.message}>
        {(wired) => <Textarea {...wired} {...register('knownLimitations')} />}
      </Field>
      <Field label="Documentation link (optional)" error={errors.docsUrl?.message}>
        {(wired) => (
          <Input {...wired} type="url" autoComplete="off" placeholder="https://" {...register('docsUrl')} />
        )}
      </Field>
    </>
  );
}
