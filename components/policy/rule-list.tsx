import { rowKey } from '#components/policy/row-keys.ts';
import { RuleSentence } from '#components/policy/rule-sentence.tsx';
import type { Rule } from '#domain/policy.ts';

interface RuleListProps {
  readonly rules: readonly Rule[];
  readonly label: string;
}

/** Rules as numbered sentences. */
export function RuleList({ rules, label }: RuleListProps) {
  return (
    <ol aria-label={label} className="border-t border-ink">
      {rules.map((rule, index) => (
        <li
          key={rowKey(rule)}
          className="grid grid-cols-[2.25rem_minmax(0,1fr)] items-baseline border-b border-rule py-3.5"
        >
          <span className="text-sm font-semibold text-muted tabular-nums">{index + 1}</span>
          <RuleSentence rule={rule} place={index + 1} />
        </li>
      ))}
    </ol>
  );
}
