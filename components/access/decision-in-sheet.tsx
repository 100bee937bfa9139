import type { ReactNode } from 'react';
import { DecisionRail, type Outcome } from '#components/access/decision-rail.tsx';
import { type AccessDecision, groundInWords } from '#domain/access.ts';

const titles: Record<AccessDecision['kind'], { readonly outcome: Outcome; readonly title?: string }> = {
  allow: { outcome: 'allowed', title: 'You can do this now.' },
  needsApproval: { outcome: 'approval', title: 'This needs a yes.' },
  waitlist: { outcome: 'waitlist' },
  deny: { outcome: 'denied' },
};

interface DecisionInSheetProps {
  readonly decision: AccessDecision;
  /** What can be said beside it: when a place is due, what would change it. */
  readonly note?: ReactNode;
}

/** The answer before the click, with the sentence of the policy that gave it. */
export function DecisionInSheet({ decision, note }: DecisionInSheetProps) {
  const { outcome, title } = titles[decision.kind];
  const byRule = decision.kind !== 'deny' || decision.cause === 'policy';
  const ground = byRule ? `${groundInWords(decision.ground)}.` : undefined;
  return (
    <DecisionRail size="sheet" outcome={outcome} title={title ?? decision.sentence}>
      {title && `${decision.sentence} `}
      {note} {ground}
    </DecisionRail>
  );
}
