import { ApprovalOutcome } from '#components/requests/approval-outcome.tsx';
import type { ApprovalRow } from '#components/requests/approval-row.ts';
import { RelativeTime } from '#components/ui/relative-time.tsx';

/** The last decisions about the same feature for accounts like this one, or by the same rule. */
export function SimilarDecisions({ similar }: { readonly similar: ApprovalRow['similar'] }) {
  return (
    <ul className="grid gap-1.5 text-sm">
      {similar.latest.map(({ requestId, accountName, outcome, decidedAt, decidedBy, reason }) => (
        <li key={requestId} className="max-w-[68ch]">
          <ApprovalOutcome outcome={outcome} /> for <span className="font-semibold">{accountName}</span>
          <span className="text-muted">
            {decidedBy && ` by ${decidedBy}`}, <RelativeTime at={decidedAt} />
            {reason && <span className="block">{`“${reason}”`}</span>}
          </span>
        </li>
      ))}
    </ul>
  );
}
