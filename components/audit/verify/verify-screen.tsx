'use client';

import { useSuspenseQuery } from '@tanstack/react-query';
import { isOpen } from '#components/audit/verify/verification-words.ts';
import { VerifiedBefore } from '#components/audit/verify/verified-before.tsx';
import { VerifyAnswer } from '#components/audit/verify/verify-answer.tsx';
import { WhatStands } from '#components/audit/verify/what-stands.tsx';
import { Page } from '#components/page.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { useTRPC } from '#components/trpc/client.ts';
import { useCommand } from '#components/trpc/use-command.ts';
import { Button } from '#components/ui/button.tsx';

const lookAgainMs = 1_000;

/** Whether the audit trail holds: what was found last, how far it is, and what it is held against. */
export function VerifyScreen() {
  const trpc = useTRPC();
  const { data } = useSuspenseQuery(
    trpc.trail.show.queryOptions(undefined, {
      refetchInterval: ({ state }) => (state.data?.verifications.some(isOpen) ? lookAgainMs : false),
    }),
  );
  const verify = useCommand(trpc.trail.verify);
  const running = data.verifications.find(isOpen);
  const last = data.verifications.find((one) => !isOpen(one));
  return (
    <Page width="reading">
      <PageHeader
        crumb={{ label: 'Timeline', href: '/timeline' }}
        title="Verify the trail"
        hint="Every event carries the hash of the one before it. Verifying goes through all of them and names the first that does not hold."
      />
      <div className="flex items-center justify-between gap-x-8 gap-y-4 border-b border-rule py-6 max-sm:flex-col max-sm:items-stretch">
        <VerifyAnswer running={running} last={last} mayVerify={data.mayVerify} />
        {data.mayVerify && (
          <Button
            variant={last ? 'outline' : 'primary'}
            pending={verify.pending}
            disabled={running !== undefined || data.events === 0}
            onClick={() => void verify.run({})}
          >
            {running ? 'Verifying' : last ? 'Verify again' : 'Verify'}
          </Button>
        )}
      </div>
      <WhatStands trail={data} />
      <VerifiedBefore verifications={data.verifications.filter((one) => !isOpen(one)).slice(1)} />
    </Page>
  );
}
