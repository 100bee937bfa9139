import { type UseFormReturn, useFieldArray, useWatch } from 'react-hook-form';
import { type FeatureDraft, proposedVariants } from '#components/features/feature-draft.ts';
import { VariantRow } from '#components/features/variant-row.tsx';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { Select } from '#components/ui/select.tsx';
import { type ValueType, valueTypes } from '#domain/evaluation.ts';
import type { CreateFeatureInput } from '#domain/inputs/features.ts';

const typeNames: Record<ValueType, string> = {
  boolean: 'On or off',
  string: 'A text',
  number: 'A number',
  object: 'An object (JSON)',
};

interface ValueFieldsProps {
  readonly form: UseFormReturn<FeatureDraft, unknown, CreateFeatureInput>;
}

/** What the customer's app receives. */
export function ValueFields({ form }: ValueFieldsProps) {
  const { control, register, setValue, formState } = form;
  const { errors } = formState;
  const rows = useFieldArray({ control, name: 'variants' });
  const [valueType, variants] = useWatch({ control, name: ['valueType', 'variants'] });
  const names = variants.map((variant) => variant.name);

  function changeType(type: ValueType) {
    rows.replace(proposedVariants(type));
    setValue('onVariant', 'on');
    setValue('offVariant', 'off');
  }

  return (
    <div className="grid gap-4 border-t border-rule pt-5">
      <Field label="What the app receives">
        {(wired) => (
          <Select
            {...wired}
            {...register('valueType', {
              onChange: (event) =>
                changeType(valueTypes.find((type) => type === event.target.value) ?? 'boolean'),
            })}
          >
            {valueTypes.map((type) => (
              <option key={type} value={type}>
                {typeNames[type]}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {valueType !== 'boolean' && (
        <>
          <ul className="grid gap-3">
            {rows.fields.map((row, at) => (
              <VariantRow
                key={row.id}
                at={at}
                form={form}
                long={valueType === 'object'}
                onRemove={rows.fields.length > 2 ? () => rows.remove(at) : undefined}
              />
            ))}
          </ul>
          <Button
            size="sm"
            className="justify-self-start"
            onClick={() => rows.append({ name: '', value: '' })}
          >
            Add variant
          </Button>
          <div className="grid grid-cols-2 gap-4">
            <Field label="When unlocked" error={errors.onVariant?.message}>
              {(wired) => <Names wired={wired} names={names} field={register('onVariant')} />}
            </Field>
            <Field label="Otherwise" error={errors.offVariant?.message}>
              {(wired) => <Names wired={wired} names={names} field={register('offVariant')} />}
            </Field>
          </div>
        </>
      )}
    </div>
  );
}

interface NamesProps {
  readonly wired: object;
  readonly names: readonly string[];
  readonly field: object;
}

function Names({ wired, names, field }: NamesProps) {
  return (
    <Select {...wired} {...field}>
      {[...new Set(names)]
        .filter((name) => name !== '')
        .map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
    </Select>
  );
}
