import type { Metadata } from 'next';
import { HydrateClient, prefetch, trpc } from '#app/trpc-server.tsx';
import { ApprovalPage } from '#components/requests/approval-page.tsx';
import { permissions } from '#domain/permissions.ts';
import { requireUser } from '#server/auth/current-user.ts';

export const metadata: Metadata = { title: 'Approvals' };

export default async function Approvals() {
  const { roles } = await requireUser();
  prefetch(trpc.requests.waiting.queryOptions());
  prefetch(trpc.delegations.mine.queryOptions());
  prefetch(trpc.grants.toReview.queryOptions());
  return (
    <HydrateClient>
      <ApprovalPage decides={roles.some((role) => permissions.approve[role] !== 'no')} />
    </HydrateClient>
  );
}
