import { scopeNote } from '#components/access/scope-note.ts';
import { moneyInShort } from '#components/features/money.ts';
import { StageBadge } from '#components/features/stage-badge.tsx';
import { ApprovalLink } from '#components/requests/approval-link.tsx';
import { ApprovalMarks } from '#components/requests/approval-marks.tsx';
import type { ApprovalRow } from '#components/requests/approval-row.ts';
import { closing, whoAsked } from '#components/requests/approval-words.ts';
import { RelativeTime } from '#components/ui/relative-time.tsx';

interface ApprovalBriefProps {
  readonly row: ApprovalRow;
  readonly titleId: string;
}

export function ApprovalBrief({ row, titleId }: ApprovalBriefProps) {
  const { request, feature, account, round } = row;
  return (
    <div className="min-w-0">
      <div id={titleId} className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3>
          <ApprovalLink href={`/accounts/${account.key}`} leads>
            {account.name}
          </ApprovalLink>
          <span className="text-muted"> asks for </span>
          <ApprovalLink href={`/features/${feature.key}`}>{feature.name}</ApprovalLink>
        </h3>
        <StageBadge stage={round.kind} />
        <ApprovalMarks row={row} />
      </div>
      <p className="mt-0.5 max-w-[68ch]">{`“${request.reason}”`}</p>
      <p className="text-sm text-muted">
        {moneyInShort(account.arr)} a year · {whoAsked(row)} <RelativeTime at={request.createdAt} />
        {scopeNote(request)}
        {request.dealCloseDate && (
          <>
            {' · '}
            <span className="whitespace-nowrap">deal closes {closing(request.dealCloseDate)}</span>
          </>
        )}
      </p>
    </div>
  );
}
