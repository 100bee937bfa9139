import { Plus } from 'lucide-react';
import { ConditionFields, type FieldChoices } from '#components/policy/condition-fields.tsx';
import { OutcomeFields } from '#components/policy/outcome-fields.tsx';
import { rowKey, sameRow } from '#components/policy/row-keys.ts';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import type { Condition, Rule } from '#domain/policy.ts';
import { policyFieldNames, usualCondition } from '#domain/policy-fields.ts';
import { ruleInWords } from '#domain/rules-in-words.ts';

const mostConditions = 20;
const longestText = 200;

interface RuleFieldsProps {
  readonly rule: Rule;
  readonly known: FieldChoices;
  readonly onChange: (rule: Rule) => void;
}

/** One rule as it is written: when, then, and what the seller is told. */
export function RuleFields({ rule, known, onChange }: RuleFieldsProps) {
  const replaced = (condition: Condition, by: Condition | undefined) =>
    rule.when.flatMap((one) => (one === condition ? (by ? [sameRow(one, by)] : []) : [one]));
  const set = (change: Partial<Rule>) => onChange(retold(rule, { ...rule, ...change }));
  return (
    <div className="grid gap-5 pt-4 pb-2">
      <div>
        <h3 className="text-sm font-semibold text-muted">When all of this holds</h3>
        <ul className="mt-0.5">
          {rule.when.map((condition) => (
            <ConditionFields
              key={rowKey(condition)}
              condition={condition}
              known={known}
              onChange={(next) => set({ when: replaced(condition, next) })}
              onRemove={() => set({ when: replaced(condition, undefined) })}
            />
          ))}
        </ul>
        {rule.when.length === 0 && <p className="py-1.5 text-muted">No condition: it holds in every case.</p>}
        {rule.when.length < mostConditions && (
          <Button
            size="sm"
            variant="link"
            className="-ml-2"
            onClick={() => set({ when: [...rule.when, usualCondition(nextField(rule))] })}
          >
            <Plus aria-hidden="true" />
            Add a condition
          </Button>
        )}
      </div>
      <div>
        <h3 className="mb-1.5 text-sm font-semibold text-muted">Then</h3>
        <OutcomeFields outcome={rule.outcome} onChange={(outcome) => set({ outcome })} />
      </div>
      <Field
        label="What the seller is told"
        hint="One sentence; it follows the rule until you write your own."
      >
        {(wired) => (
          <Input
            {...wired}
            maxLength={longestText}
            value={rule.text}
            onChange={(event) => onChange({ ...rule, text: event.target.value })}
          />
        )}
      </Field>
    </div>
  );
}

/** The sentence follows the rule as long as nobody wrote another. */
function retold(before: Rule, after: Rule): Rule {
  const followed = before.text === '' || before.text === ruleInWords(before).slice(0, longestText);
  return followed ? { ...after, text: ruleInWords(after).slice(0, longestText) } : after;
}

function nextField(rule: Rule) {
  return policyFieldNames.find((name) => !rule.when.some(({ field }) => field === name)) ?? 'request.days';
}
