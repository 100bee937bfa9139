import { DecisionRail, type Outcome } from '#components/access/decision-rail.tsx';
import type { Rule } from '#domain/policy.ts';
import { outcomeInWords, ruleInWords, whenInWords } from '#domain/rules-in-words.ts';

const rails: Record<Rule['outcome']['kind'], Outcome> = {
  allow: 'allowed',
  needsApproval: 'approval',
  deny: 'denied',
};

interface RuleSentenceProps {
  readonly rule: Rule;
  /** Counted from 1. */
  readonly place: number;
}

/** A rule as it is read: what it does, and below what is said to the seller. */
export function RuleSentence({ rule, place }: RuleSentenceProps) {
  const said = rule.text !== ruleInWords(rule) && rule.text !== '' ? `Said: “${rule.text}”` : undefined;
  return (
    <DecisionRail
      size="sheet"
      className="text-pretty"
      outcome={rails[rule.outcome.kind]}
      title={
        <>
          <span className="font-normal">{whenInWords(rule.when, place > 1)}: </span>
          {outcomeInWords(rule.outcome)}
        </>
      }
    >
      {said}
    </DecisionRail>
  );
}
