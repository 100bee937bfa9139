import { useSuspenseQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { HomeRow, HomeRows, homeSection } from '#components/home/home-row.tsx';
import type { RecentAccount } from '#components/home/home-sales-data.ts';
import { Section } from '#components/section.tsx';
import { useTRPC } from '#components/trpc/client.ts';
import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';

export function HomeSalesRecent() {
  const trpc = useTRPC();
  const { recent } = useSuspenseQuery(trpc.home.sales.queryOptions()).data;
  return (
    <Section title="Recent accounts" className={homeSection}>
      {recent.length === 0 ? (
        <EmptyState
          action={
            <Button asChild variant="primary">
              <Link href="/accounts?new=true">New account</Link>
            </Button>
          }
        >
          You own no account yet.
        </EmptyState>
      ) : (
        <HomeRows>
          {recent.map((account) => (
            <HomeRow
              key={account.key}
              href={`/accounts/${encodeURIComponent(account.key)}`}
              title={account.name}
              line={lineOf(account)}
              note={account.has.length > 0 ? `Has ${account.has.join(', ')}` : undefined}
            >
              <AccountState account={account} />
            </HomeRow>
          ))}
        </HomeRows>
      )}
    </Section>
  );
}

function lineOf({ type, tier, region }: RecentAccount): string {
  return [type === 'prospect' ? `Prospect, ${tier}` : tier, region].join(' · ');
}

function AccountState({ account }: { readonly account: RecentAccount }) {
  const { unlockable, waiting, has } = account;
  const held = has.length === 1 ? `Has ${has[0]}` : `Has ${has.length} features`;
  return (
    <>
      {unlockable > 0 && <span className="block font-semibold text-teal">{unlockable} to unlock</span>}
      {waiting > 0 && <span className="block font-semibold text-indigo">Waits for a yes</span>}
      {unlockable + waiting === 0 && (
        <span className="text-muted">{has.length > 0 ? held : 'Nothing to unlock'}</span>
      )}
    </>
  );
}
