'use client';

import { useSuspenseQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { moneyInShort } from '#components/features/money.ts';
import { StageBadge } from '#components/features/stage-badge.tsx';
import { HomeRow, HomeRows } from '#components/home/home-row.tsx';
import { Section } from '#components/section.tsx';
import { useTRPC } from '#components/trpc/client.ts';
import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { ShareBar } from '#components/ui/share-bar.tsx';

/** The reader's features that accounts ask for, the most money first. */
export function DemandByValue() {
  const trpc = useTRPC();
  const { data } = useSuspenseQuery(trpc.demand.byValue.queryOptions());
  const most = Math.max(1, ...data.map(({ dealValue }) => dealValue));
  return (
    <Section title="Demand by value" hint="what accounts ask for and can not have yet">
      {data.length === 0 ? (
        <EmptyState
          action={
            <Button asChild>
              <Link href="/features">Look at the features</Link>
            </Button>
          }
        >
          Nobody asks for one of your features that they can not have.
        </EmptyState>
      ) : (
        <HomeRows>
          {data.map((one) => (
            <HomeRow
              key={one.key}
              href={`/features/${encodeURIComponent(one.key)}`}
              title={one.name}
              line={
                <>
                  {one.accounts === 1 ? '1 account' : `${one.accounts} accounts`}, {moneyInShort(one.arr)} a
                  year
                </>
              }
              note={<StageBadge stage={one.stage} />}
            >
              <span className={one.dealValue > 0 ? 'font-semibold' : 'text-muted'}>
                {one.dealValue > 0 ? `${moneyInShort(one.dealValue)} in deals` : 'No deal named'}
              </span>
              <ValueBar share={one.dealValue / most} />
            </HomeRow>
          ))}
        </HomeRows>
      )}
    </Section>
  );
}

/** How its deals compare with those of the first; the figure stands above it. */
function ValueBar({ share }: { readonly share: number }) {
  return <ShareBar share={share} fromRight className="mt-1 ml-auto h-1.5 w-28 max-sm:w-20" />;
}
