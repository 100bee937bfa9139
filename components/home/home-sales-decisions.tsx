import { useSuspenseQuery } from '@tanstack/react-query';
import { HomeRow, HomeRows, homeSection } from '#components/home/home-row.tsx';
import { Section } from '#components/section.tsx';
import { useTRPC } from '#components/trpc/client.ts';

/** Left out while nothing waits for this seller's own yes. */
export function HomeSalesDecisions() {
  const trpc = useTRPC();
  const { approvals } = useSuspenseQuery(trpc.shell.counts.queryOptions()).data;
  if (approvals === 0) return null;
  return (
    <Section title="Waiting for you" className={homeSection}>
      <HomeRows>
        <HomeRow
          href="/approvals"
          title={approvals === 1 ? '1 request needs your yes' : `${approvals} requests need your yes`}
          line="A customer waits for the answer"
        >
          <span className="font-semibold text-indigo">Decide</span>
        </HomeRow>
      </HomeRows>
    </Section>
  );
}
