import type { Metadata } from 'next';
import { fetchOrNotFound, HydrateClient, prefetch, trpc } from '#app/trpc-server.tsx';
import { PolicyScreen } from '#components/policy/policy-screen.tsx';
import { requireUser } from '#server/auth/current-user.ts';

interface PolicyPageProps {
  readonly searchParams: Promise<{ readonly version?: string | string[] }>;
}

export async function generateMetadata({ searchParams }: PolicyPageProps): Promise<Metadata> {
  const version = versionIn(await searchParams);
  return { title: version === undefined ? 'Policy' : `Policy ${version}` };
}

export default async function Policy({ searchParams }: PolicyPageProps) {
  const user = await requireUser();
  const version = versionIn(await searchParams);
  prefetch(trpc.policy.current.queryOptions());
  prefetch(trpc.policy.versions.queryOptions());
  if (version !== undefined) await fetchOrNotFound(trpc.policy.version.queryOptions({ version }));
  return (
    <HydrateClient>
      <PolicyScreen version={version} readerId={user.id} />
    </HydrateClient>
  );
}

function versionIn({ version }: Awaited<PolicyPageProps['searchParams']>): number | undefined {
  return typeof version === 'string' && /^\d{1,9}$/.test(version) ? Number(version) : undefined;
}
