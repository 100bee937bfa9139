import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { fetchOrNotFound, HydrateClient, prefetch, trpc } from '#app/trpc-server.tsx';
import { PersonScreen } from '#components/people/person-screen.tsx';
import { requireUser } from '#server/auth/current-user.ts';

interface PersonPageProps {
  readonly params: Promise<{ id: string }>;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

async function read(params: PersonPageProps['params']) {
  const { id } = await params;
  if (!uuid.test(id)) notFound();
  return { id, page: await fetchOrNotFound(trpc.people.page.queryOptions({ id })) };
}

export async function generateMetadata({ params }: PersonPageProps): Promise<Metadata> {
  await requireUser();
  return { title: (await read(params)).page.person.name };
}

export default async function PersonPage({ params }: PersonPageProps) {
  const { id: readerId } = await requireUser();
  const { id, page } = await read(params);
  if (page.mayManage && !page.isReader) {
    prefetch(trpc.sessions.ofPerson.queryOptions({ id }));
    prefetch(trpc.secondFactor.ofPerson.queryOptions({ id }));
  }
  return (
    <HydrateClient>
      <PersonScreen id={id} readerId={readerId} />
    </HydrateClient>
  );
}
