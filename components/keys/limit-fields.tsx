import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import { type KeyDraft, limitFields } from '#components/keys/key-draft.ts';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import type { CreateKeyInput } from '#domain/inputs/api-keys.ts';

const labels: Record<(typeof limitFields)[number], string> = {
  singlePerSecond: 'Single questions a second',
  bulkPerSecond: 'Questions for all features a second',
  maxStreams: 'Open streams',
};

interface LimitFieldsProps {
  readonly form: UseFormReturn<KeyDraft, unknown, CreateKeyInput>;
}

/** Closed, as the usual limits suit most apps; it opens by itself when one of them is wrong. */
export function LimitFields({ form }: LimitFieldsProps) {
  const { register, formState } = form;
  const { errors } = formState;
  const [open, setOpen] = useState(false);
  const wrong = limitFields.some((field) => errors[field]);
  return (
    <details
      open={open || wrong}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      className="group border-y border-rule"
    >
      <summary className="flex h-11 list-none items-center justify-between gap-4 font-semibold [&::-webkit-details-marker]:hidden">
        Limits
        <ChevronRight
          aria-hidden="true"
          className="size-4 shrink-0 text-muted transition-transform group-open:rotate-90"
        />
      </summary>
      <div className="grid gap-4 pb-4">
        {limitFields.map((field) => (
          <Field key={field} label={labels[field]} required error={errors[field]?.message}>
            {(wired) => (
              <Input
                {...wired}
                inputMode="numeric"
                autoComplete="off"
                className="sm:max-w-40"
                {...register(field)}
              />
            )}
          </Field>
        ))}
      </div>
    </details>
  );
}
