'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Settled } from '#components/access/unlock-sheet.tsx';
import type { Wish } from '#components/access/wish.ts';
import type { Account } from '#components/accounts/account-page-data.ts';
import type { JudgedFeature } from '#components/accounts/judged-features.ts';
import { useTRPC } from '#components/trpc/client.ts';
import { useCommand } from '#components/trpc/use-command.ts';
import { type AccessDecision, groundInWords, stepsInWords } from '#domain/access.ts';

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

  async function submit(decision: AccessDecision, { closeDate, ...wish }: Sent) {
    const { days, reason, variant, contactKeys } = wish;
    const about = { featureId: judged.feature.id, accountId: account.id, intentAt };
    const input = { ...about, days, reason, variant, contactKeys: [...contactKeys] };
    if (decision.kind === 'allow') {
      const answer = await unlock.run(input);
      if (answer)
        return onSettled({
          kind: 'unlocked',
          grantId: answer.grantId,
          at: new Date(),
          expiresAt: new Date(answer.expiresAt),
          policy: groundInWords(decision.ground),
        });
    }
    if (decision.kind === 'needsApproval') {
      const answer = await ask.run({ ...input, dealCloseDate: closeDate || null });
      const who = stepsInWords(decision.steps);
      if (answer) return onSettled({ kind: 'asked', requestId: answer.requestId, at: new Date(), who });
    }
    void queryClient.invalidateQueries({ queryKey: trpc.accounts.page.queryKey({ key: account.key }) });
  }

  return { submit, pending: unlock.pending || ask.pending, refusal: unlock.refusal ?? ask.refusal };
}
