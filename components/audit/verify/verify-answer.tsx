import { DecisionRail } from '#components/access/decision-rail.tsx';
import {
  foundInWords,
  partDone,
  type VerificationSeen,
} from '#components/audit/verify/verification-words.ts';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { ShareBar } from '#components/ui/share-bar.tsx';

interface VerifyAnswerProps {
  readonly running: VerificationSeen | undefined;
  readonly last: VerificationSeen | undefined;
  readonly mayVerify: boolean;
}

/** What is being found, or was found last. */
export function VerifyAnswer({ running, last, mayVerify }: VerifyAnswerProps) {
  return (
    <div className="grid min-h-12 min-w-0 flex-1 content-center">
      {running && <Running one={running} />}
      <div role="status">
        {running ? null : last ? <Found one={last} /> : <Never mayVerify={mayVerify} />}
      </div>
    </div>
  );
}

function Running({ one }: { readonly one: VerificationSeen }) {
  const done = partDone(one);
  const waits = one.status === 'waiting';
  return (
    <div>
      <p className="text-lg font-bold">{waits ? 'Waits for its turn' : `${done} %`}</p>
      <div
        role="progressbar"
        aria-label="Verifying the trail"
        aria-valuenow={done}
        aria-valuemin={0}
        aria-valuemax={100}
        className="mt-2 h-1.5 overflow-hidden rounded-full bg-rule text-teal"
      >
        <ShareBar share={done / 100} className="size-full" />
      </div>
      <p className="mt-2 text-sm text-muted">
        {one.checked.toLocaleString('en-US')} of {one.total.toLocaleString('en-US')} events. You can leave
        this page; what it finds is told here.
      </p>
    </div>
  );
}

function Found({ one }: { readonly one: VerificationSeen }) {
  const asked = (
    <>
      {one.askedBy} asked <RelativeTime at={one.createdAt} />.
    </>
  );
  if (one.status === 'holds')
    return (
      <DecisionRail outcome="allowed" size="sheet" title="The trail holds">
        {foundInWords(one)}. {asked}
      </DecisionRail>
    );
  if (one.status === 'broken')
    return (
      <DecisionRail outcome="denied" size="sheet" title="The trail does not hold">
        <span className="text-ink">{one.problem}</span> The admins were told. Keep the database and its
        backups as they are until it is known why. {asked}
      </DecisionRail>
    );
  return (
    <DecisionRail outcome="ended" size="sheet" title="It could not be verified">
      {one.problem} {asked}
    </DecisionRail>
  );
}

function Never({ mayVerify }: { readonly mayVerify: boolean }) {
  return (
    <p className="text-muted">
      {mayVerify
        ? 'Nobody has had the trail verified yet.'
        : 'Nobody has had the trail verified yet. Viewers, engineers, product managers and admins can.'}
    </p>
  );
}
