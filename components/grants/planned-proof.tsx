import { clockText } from '#components/access/clock-text.ts';
import { ProofPoint } from '#components/access/proof-point.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';

interface PlannedProofProps {
  readonly at: Date;
  readonly startsAt: Date;
  readonly expiresAt: Date;
  readonly policy: string;
  readonly hash: string | null | undefined;
}

/** An unlock that starts later: what stands on the record, and what the app is told until then. */
export function PlannedProof({ at, startsAt, expiresAt, policy, hash }: PlannedProofProps) {
  return (
    <ol className="min-h-28">
      <ProofPoint state="done" title="Unlocked" note={policy.toLowerCase()} hash={hash}>
        at {clockText(at)}; the place is taken
      </ProofPoint>
      <ProofPoint state="waiting" title="Starts" note="Until then their app is told OFF.">
        <RelativeTime at={startsAt} form="date" focusable={false} />, until{' '}
        <RelativeTime at={expiresAt} form="date" focusable={false} />
      </ProofPoint>
    </ol>
  );
}
