import type { ReactNode } from 'react';
import { DecisionInSheet } from '#components/access/decision-in-sheet.tsx';
import { DecisionRail } from '#components/access/decision-rail.tsx';
import { type JudgedFeature, openingOf } from '#components/accounts/judged-features.ts';
import type { Refused } from '#components/trpc/refusal-of.ts';
import { PlaceDue } from '#components/waitlist/place-due.tsx';
import type { AccessDecision } from '#domain/access.ts';
import type { RequestStatus } from '#domain/requests.ts';
import { whatWouldChange } from '#domain/what-would-change.ts';

const alreadyAsked: Partial<Record<RequestStatus, string>> = {
  pending: 'It was asked for already; it waits for a yes.',
  waitlisted: 'They wait for a place already.',
  offered: 'They wait for a place already.',
};

interface AnswerInSheetProps {
  readonly judged: JudgedFeature;
  readonly decision: AccessDecision;
  readonly days: number;
  readonly refusal: Refused | undefined;
}

/** What will come of it, before the click; and what came of the click when it was refused. */
export function AnswerInSheet({ judged, decision, days, refusal }: AnswerInSheetProps) {
  const { request } = judged;
  return (
    <div aria-live="polite" className="grid gap-3 pt-2">
      {request ? (
        <DecisionRail
          size="sheet"
          outcome={request.status === 'pending' ? 'approval' : 'waitlist'}
          title={request.heldUntil ? 'A place is held for them.' : alreadyAsked[request.status]}
        />
      ) : (
        refusal?.sentence !== decision.sentence && (
          <DecisionInSheet decision={decision} note={noteOf(judged, decision, days)} />
        )
      )}
      {refusal && (
        <DecisionRail size="sheet" outcome="denied" title={refusal.sentence}>
          Nothing was changed.
        </DecisionRail>
      )}
    </div>
  );
}

function noteOf(judged: JudgedFeature, decision: AccessDecision, days: number): ReactNode {
  if (decision.kind === 'deny') return whatWouldChange(judged.facts, days, decision, openingOf(judged));
  if (decision.kind !== 'waitlist') return undefined;
  return (
    <>
      {judged.facts.line.waiting === 0 && 'They would be first in line. '}
      <PlaceDue at={judged.placeDue} />
    </>
  );
}
