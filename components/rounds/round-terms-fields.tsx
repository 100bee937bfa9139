import { type FieldValues, type UseFormReturn, useWatch } from 'react-hook-form';
import { RuleEditor } from '#components/policy/rule-editor.tsx';
import { EligibilityFields } from '#components/rounds/eligibility-fields.tsx';
import type { RoundDraft } from '#components/rounds/round-draft.ts';
import { RoundSizeFields } from '#components/rounds/round-size-fields.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';

/** Rules need room for a sentence and its buttons. */
export const wideSheet = 'sm:w-[36rem]';

interface RoundTermsFieldsProps<Given extends FieldValues> {
  readonly form: UseFormReturn<RoundDraft, unknown, Given>;
  /** It has not been marked ready yet. */
  readonly opensLater: boolean;
  readonly hasOpened: boolean;
}

/** What a round offers, to whom, by which rules and when: the same when it is planned and when it is changed. */
export function RoundTermsFields<Given extends FieldValues>({
  form,
  opensLater,
  hasOpened,
}: RoundTermsFieldsProps<Given>) {
  const { register, control, setValue } = form;
  const { errors } = form.formState;
  const [tiers, types, regions, arr, others, rules] = useWatch({
    control,
    name: ['tiers', 'types', 'regions', 'arr', 'others', 'rules'],
  });
  return (
    <>
      <RoundSizeFields register={register} errors={errors} />
      {opensLater && (
        <label className="flex min-h-9 cursor-pointer items-center gap-3 max-sm:min-h-11">
          <input
            type="checkbox"
            className="size-[18px] shrink-0 accent-teal max-sm:size-5"
            {...register('opensWhenReady')}
          />
          Open it as soon as the engineer says it is ready
        </label>
      )}
      <EligibilityFields draft={{ tiers, types, regions, arr, others }} register={register} errors={errors} />
      <section aria-label="Rules of its own" className="grid gap-3 border-t border-rule pt-5">
        <div>
          <h3 className="text-base font-bold">Rules of its own</h3>
          <p className="text-sm text-muted">
            {rules.length === 0
              ? 'None: the rules of the company decide.'
              : 'They come before the rules of the company.'}
          </p>
        </div>
        <RuleEditor
          scope="round"
          label="Rules of its own"
          value={rules}
          onChange={(next) => setValue('rules', next, { shouldDirty: true })}
        />
        {errors.rules?.message && (
          <p role="alert" className="text-sm font-medium text-red">
            {errors.rules.message}
          </p>
        )}
      </section>
      <div className="grid grid-cols-2 gap-4 border-t border-rule pt-5">
        {!hasOpened && (
          <Field label="Opens about (optional)" error={errors.opensOn?.message}>
            {(wired) => <Input {...wired} type="date" {...register('opensOn')} />}
          </Field>
        )}
        <Field label="Closes about (optional)" error={errors.closesOn?.message}>
          {(wired) => <Input {...wired} type="date" {...register('closesOn')} />}
        </Field>
      </div>
    </>
  );
}
