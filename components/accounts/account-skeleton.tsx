import { Page } from '#components/page.tsx';
import { Skeleton, SkeletonRows } from '#components/ui/skeleton.tsx';

const facts = ['w-16', 'w-20', 'w-28', 'w-10', 'w-16'];

export function AccountSkeleton() {
  return (
    <Page asideLabel="Timeline" aside={<Skeleton className="h-6 w-24" />}>
      <div className="border-b border-rule pb-4">
        <Skeleton className="mb-2 w-16 max-md:hidden" />
        <Skeleton className="h-8 w-44" />
      </div>
      <div className="mb-7 flex flex-wrap gap-x-9 gap-y-3 border-b border-rule py-4">
        {facts.map((width, place) => (
          <div key={`${width}-${facts.indexOf(width, place)}`} className="grid gap-1.5 py-1">
            <Skeleton className="h-3 w-12" />
            <Skeleton className={width} />
          </div>
        ))}
      </div>
      <Skeleton className="mb-3 h-6 w-36" />
      <SkeletonRows rows={5} label="Loading the account" />
    </Page>
  );
}
