import { X } from 'lucide-react';
import type { UseFormReturn } from 'react-hook-form';
import type { FeatureDraft } from '#components/features/feature-draft.ts';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { Textarea } from '#components/ui/textarea.tsx';
import type { CreateFeatureInput } from '#domain/inputs/features.ts';

interface VariantRowProps {
  readonly at: number;
  readonly form: UseFormReturn<FeatureDraft, unknown, CreateFeatureInput>;
  /** The value is written over several lines. */
  readonly long: boolean;
  readonly onRemove: (() => void) | undefined;
}

export function VariantRow({ at, form, long, onRemove }: VariantRowProps) {
  const { register, formState } = form;
  const errors = formState.errors.variants?.[at];
  const plain = { autoComplete: 'off', autoCapitalize: 'none', spellCheck: false } as const;
  return (
    <li className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)_auto] items-start gap-2">
      <Field label={`Name of variant ${at + 1}`} hideLabel error={errors?.name?.message}>
        {(wired) => (
          <Input
            {...wired}
            {...plain}
            placeholder="Name"
            className="font-mono"
            {...register(`variants.${at}.name`)}
          />
        )}
      </Field>
      <Field label={`Value of variant ${at + 1}`} hideLabel error={errors?.value?.message}>
        {(wired) =>
          long ? (
            <Textarea
              {...wired}
              {...plain}
              rows={1}
              className="min-h-9 font-mono text-sm"
              {...register(`variants.${at}.value`)}
            />
          ) : (
            <Input
              {...wired}
              {...plain}
              placeholder="Value"
              className="font-mono"
              {...register(`variants.${at}.value`)}
            />
          )
        }
      </Field>
      <Button
        variant="ghost"
        size="icon"
        aria-label={`Remove variant ${at + 1}`}
        disabled={!onRemove}
        onClick={onRemove}
      >
        <X aria-hidden="true" />
      </Button>
    </li>
  );
}
