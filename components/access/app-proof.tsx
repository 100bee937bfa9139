'use client';

import type { inferRouterOutputs } from '@trpc/server';
import { clockText } from '#components/access/clock-text.ts';
import { ProofPoint } from '#components/access/proof-point.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { lasting } from '#domain/audit/phrases.ts';
import { sinceTheUnlockMs } from '#domain/time-to-unlock.ts';
import type { AppRouter } from '#server/api/router.ts';

type GrantProof = inferRouterOutputs<AppRouter>['grants']['proof'];

interface AppProofProps {
  readonly unlocked: { readonly at: Date; readonly expiresAt: Date; readonly policy: string };
  readonly proof: GrantProof | undefined;
  readonly featureName: string;
}

/** What the record and the customer's own app say; until they say it, it says that it waits. */
export function AppProof({ unlocked, proof, featureName }: AppProofProps) {
  const seen = proof ? seenByApp(proof) : undefined;
  return (
    <>
      <p aria-live="polite" className="sr-only">
        {seen?.state === 'on' && `Their app sees it ${seen.after}.`}
        {seen?.state === 'off' && 'Their app asked and got OFF.'}
      </p>
      <ol className="min-h-28">
        <ProofPoint state="done" title="Unlocked" note={unlocked.policy.toLowerCase()} hash={proof?.hash}>
          at {clockText(proof?.createdAt ?? unlocked.at)}, until{' '}
          <RelativeTime at={unlocked.expiresAt} form="date" focusable={false} />
        </ProofPoint>
        {seen?.state === 'on' && (
          <ProofPoint state="done" title="Their app sees it" note={<LastAsked proof={proof} />}>
            {seen.after}
          </ProofPoint>
        )}
        {seen?.state === 'off' && (
          <ProofPoint state="off" title="Their app asked and got OFF" note={<LastAsked proof={proof} />} />
        )}
        {!seen && (
          <ProofPoint
            state="waiting"
            title="Waiting"
            note={
              proof?.asked ? (
                <LastAsked proof={proof} />
              ) : (
                proof && `It never asked for ${featureName} before. It will see it when it asks.`
              )
            }
          >
            for their app to ask…
          </ProofPoint>
        )}
      </ol>
    </>
  );
}

function LastAsked({ proof }: { readonly proof: GrantProof | undefined }) {
  const asked = proof?.asked;
  if (!asked) return null;
  if (asked.lastAskedAt < proof.createdAt)
    return (
      <>
        {asked.environment} · last asked <RelativeTime at={asked.lastAskedAt} focusable={false} />, before the
        unlock
      </>
    );
  return (
    <>
      {asked.environment} · asked <RelativeTime at={asked.lastAskedAt} focusable={false} />:{' '}
      {asked.lastOn ? 'ON' : 'OFF'}
    </>
  );
}

function seenByApp(proof: GrantProof) {
  const { asked, createdAt, firstOnAt } = proof;
  const askedSince = asked && asked.lastAskedAt >= createdAt ? asked : undefined;
  const onAt = firstOnAt ?? (askedSince?.lastOn ? askedSince.lastAskedAt : undefined);
  const took = sinceTheUnlockMs(proof, onAt ?? null);
  if (took !== undefined) return { state: 'on', after: `${lasting(took)} after the unlock` } as const;
  return askedSince ? ({ state: 'off' } as const) : undefined;
}
