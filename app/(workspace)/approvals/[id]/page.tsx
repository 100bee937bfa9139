import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { fetchOrNotFound, HydrateClient, trpc } from '#app/trpc-server.tsx';
import { RequestScreen } from '#components/requests/request-screen.tsx';
import { id as idSchema } from '#domain/inputs/common.ts';
import { requireUser } from '#server/auth/current-user.ts';

interface RequestPageProps {
  readonly params: Promise<{ id: string }>;
}

async function requested({ params }: RequestPageProps): Promise<string> {
  const id = idSchema.safeParse((await params).id);
  return id.success ? id.data : notFound();
}

export async function generateMetadata(props: RequestPageProps): Promise<Metadata> {
  await requireUser();
  const id = await requested(props);
  const { feature, account } = await fetchOrNotFound(trpc.requests.page.queryOptions({ id }));
  return { title: `${feature.name} for ${account.name}` };
}

export default async function RequestPage(props: RequestPageProps) {
  const reader = await requireUser();
  const id = await requested(props);
  await Promise.all([
    fetchOrNotFound(trpc.requests.page.queryOptions({ id })),
    fetchOrNotFound(trpc.comments.thread.queryOptions({ kind: 'request', id })),
  ]);
  return (
    <HydrateClient>
      <RequestScreen requestId={id} readerId={reader.id} />
    </HydrateClient>
  );
}
