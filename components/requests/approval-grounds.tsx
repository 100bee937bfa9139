import { DecisionRail } from '#components/access/decision-rail.tsx';
import { StageBadge } from '#components/features/stage-badge.tsx';
import { ApprovalAsk } from '#components/requests/approval-ask.tsx';
import { ApprovalLink } from '#components/requests/approval-link.tsx';
import type { ApprovalRow } from '#components/requests/approval-row.ts';
import { pastOf, stepsOf } from '#components/requests/approval-words.ts';
import { SeatMeter } from '#components/rounds/seat-meter.tsx';

/** What was asked for and all that a decision stands on. */
export function ApprovalGrounds({ row }: { readonly row: ApprovalRow }) {
  const { request, feature, round } = row;
  return (
    <div className="grid min-w-0 content-start gap-2.5">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <ApprovalLink href={`/features/${feature.key}`}>{feature.name}</ApprovalLink>
        <StageBadge stage={round.kind} round={round.number} />
      </p>
      <ApprovalAsk row={row} />
      <DecisionRail outcome="approval" title={request.ruleText}>
        {stepsOf(row)}
      </DecisionRail>
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-muted">
        <SeatMeter total={round.seats} taken={round.taken} kind={round.kind} className="text-ink" />
        {pastOf(row)}
      </p>
    </div>
  );
}
