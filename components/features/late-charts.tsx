'use client';

import dynamic from 'next/dynamic';
import { WhenNear } from '#components/charts/when-near.tsx';
import { Skeleton, SkeletonRows } from '#components/ui/skeleton.tsx';

const SeatsOverTime = dynamic(
  () => import('#components/rounds/seats-over-time.tsx').then((module) => module.SeatsOverTime),
  { ssr: false },
);
const InUse = dynamic(() => import('#components/features/in-use.tsx').then((module) => module.InUse), {
  ssr: false,
});

export function LateSeatsOverTime({ featureKey }: { readonly featureKey: string }) {
  return (
    <WhenNear
      fallback={
        <div className="pt-7">
          <Skeleton className="mb-4 h-5 w-40" />
          <Skeleton className="h-36 w-full max-sm:h-28" />
        </div>
      }
    >
      <SeatsOverTime featureKey={featureKey} />
    </WhenNear>
  );
}

interface LateInUseProps {
  readonly featureKey: string;
  /** So many rows are to come. */
  readonly rows: number;
}

export function LateInUse({ featureKey, rows }: LateInUseProps) {
  return (
    <WhenNear
      fallback={
        <div className="pt-7">
          <Skeleton className="mb-4 h-5 w-28" />
          <SkeletonRows rows={Math.min(rows, 10)} label="Loading who uses it" />
        </div>
      }
    >
      <InUse featureKey={featureKey} />
    </WhenNear>
  );
}
