import type { Metadata } from 'next';
import { HydrateClient, prefetch, trpc } from '#app/trpc-server.tsx';
import { ApprovalPage } from '#components/requests/approval-page.tsx';
import { waitingFor } from '#components/requests/waiting-queries.ts';
import { permissions } from '#domain/permissions.ts';
import { requireUser } from '#server/auth/current-user.ts';

export const metadata: Metadata = { title: 'Approvals' };

export default async function Approvals() {
  const { roles } = await requireUser();
  prefetch(trpc.requests.waiting.queryOptions(waitingFor('you')));
  prefetch(trpc.requests.waiting.queryOptions(waitingFor('others')));
  prefetch(trpc.delegations.mine.queryOptions());
  prefetch(trpc.grants.toReview.queryOptions());
  return (
    <HydrateClient>
      <ApprovalPage decides={roles.some((role) => permissions.approve[role] !== 'no')} />
    </HydrateClient>
  );
}
