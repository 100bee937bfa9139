import { ChevronRight } from 'lucide-react';
import { DecisionRail } from '#components/access/decision-rail.tsx';
import { StageBadge } from '#components/features/stage-badge.tsx';
import { ApprovalAsk } from '#components/requests/approval-ask.tsx';
import { ApprovalLink } from '#components/requests/approval-link.tsx';
import { ApprovalMarks } from '#components/requests/approval-marks.tsx';
import type { ApprovalRow } from '#components/requests/approval-row.ts';
import { similarInWords, stepsOf } from '#components/requests/approval-words.ts';
import { SimilarDecisions } from '#components/requests/similar-decisions.tsx';
import { SeatMeter } from '#components/rounds/seat-meter.tsx';

/** What was asked for and all that a decision stands on. */
export function ApprovalGrounds({ row }: { readonly row: ApprovalRow }) {
  const { request, feature, round, similar } = row;
  return (
    <div className="grid min-w-0 content-start gap-2.5">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <ApprovalLink href={`/features/${feature.key}`}>{feature.name}</ApprovalLink>
        <StageBadge stage={round.kind} round={round.number} />
        <ApprovalMarks row={row} />
      </p>
      <ApprovalAsk row={row} />
      <DecisionRail outcome={request.steps.length > 0 ? 'approval' : 'allowed'} title={request.ruleText}>
        {stepsOf(row)}
      </DecisionRail>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-muted">
        <SeatMeter total={round.seats} taken={round.taken} kind={round.kind} className="text-ink" />
        {similar.latest.length > 0 ? (
          <details className="group min-w-0 open:basis-full">
            <summary className="flex cursor-pointer list-none items-center gap-1 rounded-tag max-sm:min-h-11 [&::-webkit-details-marker]:hidden">
              {similarInWords(similar)}
              <ChevronRight
                aria-hidden="true"
                className="size-3.5 shrink-0 transition-transform group-open:rotate-90"
              />
            </summary>
            <div className="pt-2 text-ink">
              <SimilarDecisions similar={similar} />
            </div>
          </details>
        ) : (
          similarInWords(similar)
        )}
      </div>
    </div>
  );
}
