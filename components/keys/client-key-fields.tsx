import type { UseFormReturn } from 'react-hook-form';
import type { KeyDraft } from '#components/keys/key-draft.ts';
import { Field } from '#components/ui/field.tsx';
import { Textarea } from '#components/ui/textarea.tsx';
import type { CreateKeyInput } from '#domain/inputs/api-keys.ts';

interface ClientKeyFieldsProps {
  readonly form: UseFormReturn<KeyDraft, unknown, CreateKeyInput>;
}

/** What keeps a key in bounds that everybody can read in their browser. */
export function ClientKeyFields({ form }: ClientKeyFieldsProps) {
  const { register, formState } = form;
  return (
    <>
      <Field
        label="Pages that may use it"
        hint="One origin per line, such as https://app.example.com; * means any page."
        required
        error={formState.errors.origins?.message}
      >
        {(wired) => (
          <Textarea
            {...wired}
            rows={2}
            className="min-h-16 font-mono text-sm"
            autoCapitalize="none"
            autoComplete="off"
            spellCheck={false}
            {...register('origins')}
          />
        )}
      </Field>
      <div>
        <label className="flex min-h-9 cursor-pointer items-center gap-3 max-sm:min-h-11">
          <input
            type="checkbox"
            aria-describedby="proof-why"
            className="size-[18px] shrink-0 accent-teal max-sm:size-5"
            {...register('proofRequired')}
          />
          <span className="font-semibold">Accounts must be proven</span>
        </label>
        <p id="proof-why" className="text-sm text-muted">
          Anybody can read this key in their browser; with a proof that your backend signs, they can ask only
          about their own account.
        </p>
      </div>
    </>
  );
}
