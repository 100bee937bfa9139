'use client';

import { DecisionRail } from '#components/access/decision-rail.tsx';
import type { AskedFeature } from '#components/accounts/judged-features.ts';
import { useTRPC } from '#components/trpc/client.ts';
import { useCommand } from '#components/trpc/use-command.ts';
import { Button } from '#components/ui/button.tsx';
import { decideAccess } from '#domain/access.ts';

/** What was asked for needs nobody's yes any more: another policy was published. */
export function NobodyAsked({ judged: { facts, request } }: { readonly judged: AskedFeature }) {
  const decision = decideAccess(facts, request.days);
  const possible = decision.kind === 'allow';
  return (
    <DecisionRail
      outcome={possible ? 'allowed' : 'waitlist'}
      title="The policy changed: it needs nobody's yes any more."
    >
      {!possible && decision.sentence}
    </DecisionRail>
  );
}

interface UnlockAskedProps {
  readonly judged: AskedFeature;
  readonly accountId: string;
  readonly accountName: string;
}

/** Unlocks what was asked for, as it was asked for; shown only where nobody's yes is missing. */
export function UnlockAsked({ judged, accountId, accountName }: UnlockAskedProps) {
  const { feature, request, facts } = judged;
  const trpc = useTRPC();
  const command = useCommand(trpc.grants.unlock, { done: `${feature.name} is on for ${accountName}.` });
  if (request.lacks || !request.mayTake || decideAccess(facts, request.days).kind !== 'allow') return null;
  const { days, reason, variant, contactKeys, startsAt } = request;
  const wish = { featureId: feature.id, accountId, days, reason, contactKeys };
  return (
    <Button
      variant="primary"
      pending={command.pending}
      onClick={() =>
        void command.run({ ...wish, ...(variant ? { variant } : {}), ...(startsAt ? { startsAt } : {}) })
      }
    >
      <span>
        Unlock
        <span className="sr-only">
          {' '}
          {feature.name} for {accountName}
        </span>
      </span>
    </Button>
  );
}
