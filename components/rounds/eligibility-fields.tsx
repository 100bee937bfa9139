import type { FieldErrors, UseFormRegister } from 'react-hook-form';
import { ChoiceChips } from '#components/rounds/choice-chips.tsx';
import { whoMayHaveIt } from '#components/rounds/eligibility-in-words.ts';
import { eligibilityOf, type RoundDraft } from '#components/rounds/round-draft.ts';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { accountTiers, accountTypes, regions } from '#domain/accounts.ts';

interface EligibilityFieldsProps {
  /** As it is chosen now. */
  readonly draft: Parameters<typeof eligibilityOf>[0];
  readonly register: UseFormRegister<RoundDraft>;
  readonly errors: FieldErrors<RoundDraft>;
}

export function EligibilityFields({ draft, register, errors }: EligibilityFieldsProps) {
  const words = whoMayHaveIt(eligibilityOf(draft));
  return (
    <section aria-label="Who may have it" className="grid gap-4 border-t border-rule pt-5">
      <div>
        <h3 className="text-base font-bold">Who may have it</h3>
        <p className="text-sm text-muted" aria-live="polite">
          {words}.
        </p>
      </div>
      <ChoiceChips legend="Plan" choices={accountTiers} field={register('tiers')} />
      <ChoiceChips legend="Kind of account" choices={accountTypes} field={register('types')} />
      <ChoiceChips legend="Region" choices={regions} field={register('regions')} />
      <Field label="Worth at least, in dollars a year" error={errors.arr?.message} className="sm:max-w-56">
        {(wired) => (
          <Input
            {...wired}
            inputMode="numeric"
            placeholder="Any value"
            autoComplete="off"
            {...register('arr')}
          />
        )}
      </Field>
    </section>
  );
}
