import type { ReactNode } from 'react';
import { AccountSkeleton } from '#components/accounts/account-skeleton.tsx';
import { FeatureSkeleton } from '#components/features/feature-skeleton.tsx';
import { Page } from '#components/page.tsx';
import { PageHeader } from '#components/page-header.tsx';
import { PipelineSkeleton } from '#components/pipeline/pipeline-skeleton.tsx';
import { places } from '#components/shell/places.ts';
import { Skeleton, SkeletonRows } from '#components/ui/skeleton.tsx';

const ownOutlines: readonly [path: RegExp, outline: () => ReactNode][] = [
  [/^\/accounts$/, () => <ListOutline title="Accounts" />],
  [/^\/features$/, () => <ListOutline title="Features" />],
  [/^\/pipeline$/, () => <PipelineSkeleton />],
  [/^\/accounts\/import$/, () => <PlainOutline title="Import accounts" />],
  [/^\/accounts\/[^/]+(\/(unlock|grants)\/[^/]+)?$/, () => <AccountSkeleton />],
  [/^\/features\/[^/]+$/, () => <FeatureSkeleton />],
];

/** The geometry of the screen at that path while it is on its way. */
export function ScreenOutline({ path }: { readonly path: string }) {
  const own = ownOutlines.find(([pattern]) => pattern.test(path))?.[1];
  return (
    // Whoever sees it has waited already.
    <div className="contents [&_.animate-late]:animate-none">
      {own ? own() : <PlainOutline title={places.find(({ href }) => href === path)?.label} />}
    </div>
  );
}

function ListOutline({ title }: { readonly title: string }) {
  return (
    <Page>
      <PageHeader title={title} rule={false} />
      <div className="mb-5 flex flex-wrap gap-3">
        <Skeleton className="h-9 w-64 max-sm:h-12" />
        <Skeleton className="h-9 w-96 max-sm:hidden" />
      </div>
      <SkeletonRows rows={10} label={`Loading ${title.toLowerCase()}`} />
    </Page>
  );
}

function PlainOutline({ title }: { readonly title: string | undefined }) {
  return (
    <Page>
      {title ? <PageHeader title={title} rule={false} /> : <Skeleton className="mt-4 mb-8 h-8 w-72" />}
      <SkeletonRows rows={8} />
    </Page>
  );
}
