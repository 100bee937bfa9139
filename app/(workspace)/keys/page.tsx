import type { Metadata } from 'next';
import { HydrateClient, prefetch, trpc } from '#app/trpc-server.tsx';
import { KeysScreen } from '#components/keys/keys-screen.tsx';
import { requireUser } from '#server/auth/current-user.ts';

export const metadata: Metadata = { title: 'Keys' };

export default async function KeysPage() {
  await requireUser();
  prefetch(trpc.keys.list.queryOptions());
  prefetch(trpc.evaluation.choices.queryOptions());
  return (
    <HydrateClient>
      <KeysScreen />
    </HydrateClient>
  );
}
