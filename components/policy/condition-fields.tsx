import { X } from 'lucide-react';
import { AmountInput } from '#components/policy/amount-input.tsx';
import { WordsInput } from '#components/policy/words-input.tsx';
import { Button } from '#components/ui/button.tsx';
import { Select } from '#components/ui/select.tsx';
import type { Condition, PolicyField } from '#domain/policy.ts';
import {
  type Choice,
  changedCondition,
  policyFieldNames,
  policyFields,
  usualCondition,
} from '#domain/policy-fields.ts';

/** What is known to choose from besides the catalogue: the features and tags there are. */
export type FieldChoices = Partial<Record<PolicyField, readonly Choice[]>>;

interface ConditionFieldsProps {
  readonly condition: Condition;
  readonly known: FieldChoices;
  readonly onChange: (condition: Condition) => void;
  readonly onRemove: () => void;
}

/** One condition: what is looked at, how it is compared, with what. */
export function ConditionFields({ condition, known, onChange, onRemove }: ConditionFieldsProps) {
  const field = policyFields[condition.field];
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-1.5 py-1.5 max-sm:border-b max-sm:border-rule max-sm:py-3 max-sm:last:border-b-0 sm:grid-cols-[12rem_minmax(0,1fr)_auto]">
      <Select
        aria-label="What is looked at"
        value={condition.field}
        onChange={(event) => {
          const chosen = policyFieldNames.find((name) => name === event.target.value);
          if (chosen) onChange(usualCondition(chosen));
        }}
      >
        {policyFieldNames.map((name) => (
          <option key={name} value={name}>
            {policyFields[name].name}
          </option>
        ))}
      </Select>
      <div className="flex min-w-0 flex-wrap items-start gap-1.5 max-sm:order-3 max-sm:col-span-2">
        <Comparison condition={condition} onChange={onChange} />
        {field.kind === 'words' && Array.isArray(condition.value) && (
          <WordsInput
            label={field.name}
            value={condition.value}
            choices={known[condition.field] ?? field.choices}
            open={field.open}
            onValueChange={(value) => onChange(changedCondition(condition, { value }))}
          />
        )}
        {field.kind === 'amount' && typeof condition.value === 'number' && (
          <span className="flex items-center gap-2">
            <AmountInput
              aria-label={`${field.name}, in ${field.unit}`}
              className="w-28"
              value={condition.value}
              onValueChange={(value) => onChange(changedCondition(condition, { value }))}
            />
            <span className="text-muted">{field.unit}</span>
          </span>
        )}
      </div>
      <Button
        variant="ghost"
        size="icon"
        aria-label={`Remove the condition on ${field.name}`}
        onClick={onRemove}
      >
        <X aria-hidden="true" />
      </Button>
    </li>
  );
}

const comparisons = {
  words: [
    { op: 'in', words: 'is' },
    { op: 'notIn', words: 'is not' },
  ],
  amount: [
    { op: 'atMost', words: 'at most' },
    { op: 'atLeast', words: 'at least' },
  ],
} as const;

function Comparison({ condition, onChange }: Pick<ConditionFieldsProps, 'condition' | 'onChange'>) {
  const field = policyFields[condition.field];
  if (field.kind === 'yesNo')
    return (
      <Select
        aria-label="Which"
        className="w-56 max-sm:w-full"
        value={String(condition.value)}
        onChange={(event) => onChange(changedCondition(condition, { value: event.target.value === 'true' }))}
      >
        <option value="true">{field.yes}</option>
        <option value="false">{field.no}</option>
      </Select>
    );
  return (
    <Select
      aria-label="How it is compared"
      className="w-28"
      value={condition.op}
      onChange={(event) => {
        const chosen = comparisons[field.kind].find(({ op }) => op === event.target.value);
        if (chosen) onChange(changedCondition(condition, { op: chosen.op }));
      }}
    >
      {comparisons[field.kind].map(({ op, words }) => (
        <option key={op} value={op}>
          {words}
        </option>
      ))}
    </Select>
  );
}
