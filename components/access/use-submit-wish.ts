'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Settled } from '#components/access/unlock-sheet.tsx';
import type { Wish } from '#components/access/wish.ts';
import type { Account } from '#components/accounts/account-page-data.ts';
import type { JudgedFeature } from '#components/accounts/judged-features.ts';
import { startOf } from '#components/grants/start-day.ts';
import { useTRPC } from '#components/trpc/client.ts';
import { useCommand } from '#components/trpc/use-command.ts';
import { type AccessDecision, groundInWords, stepsInWords } from '#domain/access.ts';
import type { ApprovalStep } from '#domain/policy.ts';

type Sent = Wish & { readonly reason: string };

/** Sends the wish the way that was decided: unlock, or ask. A refusal also fetches what changed meanwhile. */
export function useSubmitWish(
  account: Account,
  judged: JudgedFeature,
  onSettled: (settled: Settled) => void,
) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [intentAt] = useState(() => new Date());
  const unlock = useCommand(trpc.grants.unlock);
  const ask = useCommand(trpc.requests.create);

  async function submit(decision: AccessDecision, { closeDate, dealValue, onBehalfOf, ...wish }: Sent) {
    const { days, reason, variant, contactKeys } = wish;
    const startsAt = startOf(wish.startsOn);
    const about = { featureId: judged.feature.id, accountId: account.id, intentAt };
    const input = { ...about, days, reason, variant, contactKeys: [...contactKeys], startsAt };
    if (decision.kind === 'allow') {
      const answer = await unlock.run(input);
      if (answer)
        return onSettled({
          kind: 'unlocked',
          grantId: answer.grantId,
          at: new Date(),
          startsAt,
          expiresAt: new Date(answer.expiresAt),
          policy: groundInWords(decision.ground),
        });
    }
    if (decision.kind === 'needsApproval' || decision.kind === 'waitlist') {
      const deal = { dealCloseDate: closeDate || null, dealValue: dealValue ? Number(dealValue) : null };
      const answer = await ask.run({ ...input, ...deal, onBehalfOf: onBehalfOf || null });
      if (answer) return onSettled(askedOrWaits(answer, decision.steps, judged.placeDue));
    }
    void queryClient.invalidateQueries({ queryKey: trpc.accounts.page.queryKey({ key: account.key }) });
  }

  return { submit, pending: unlock.pending || ask.pending, refusal: unlock.refusal ?? ask.refusal };
}

interface Asked {
  readonly requestId: string;
  readonly place: number | null;
}

/** The server says which: a place may have gone or come free since the sheet was opened. */
function askedOrWaits(
  { requestId, place }: Asked,
  steps: readonly ApprovalStep[],
  due: Date | null,
): Settled {
  const asked = { requestId, at: new Date() };
  const who = steps.length > 0 ? stepsInWords(steps) : undefined;
  if (place === null) return { kind: 'asked', ...asked, who: who ?? '' };
  return { kind: 'waits', ...asked, place, due, who };
}
