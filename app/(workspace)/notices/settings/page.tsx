import type { Metadata } from 'next';
import { HydrateClient, prefetch, trpc } from '#app/trpc-server.tsx';
import { NoticeChoicesScreen } from '#components/notices/notice-choices-screen.tsx';
import { requireUser } from '#server/auth/current-user.ts';

export const metadata: Metadata = { title: 'What you are told of' };

export default async function NoticeChoices() {
  await requireUser();
  prefetch(trpc.notices.choices.queryOptions());
  return (
    <HydrateClient>
      <NoticeChoicesScreen />
    </HydrateClient>
  );
}
