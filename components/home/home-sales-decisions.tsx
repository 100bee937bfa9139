import { useSuspenseQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { HomeRow, HomeRows, homeSection } from '#components/home/home-row.tsx';
import { nameOf } from '#components/requests/approval-words.ts';
import { firstForYou } from '#components/requests/waiting-queries.ts';
import { Section } from '#components/section.tsx';
import { useTRPC } from '#components/trpc/client.ts';
import { RelativeTime } from '#components/ui/relative-time.tsx';

/** What waits for this seller's own yes, by name; left out while nothing does. */
export function HomeSalesDecisions() {
  const trpc = useTRPC();
  const { data } = useSuspenseQuery(trpc.requests.waiting.queryOptions(firstForYou));
  if (data.rows.length === 0) return null;
  return (
    <Section
      title="Waiting for your yes"
      className={homeSection}
      aside={
        data.total > data.rows.length && (
          <Link href="/approvals" className="underline-link thumb">
            All {data.total.toLocaleString('en-US')} requests
          </Link>
        )
      }
    >
      <HomeRows>
        {data.rows.map((row) => (
          <HomeRow
            key={row.request.id}
            href={`/approvals/${row.request.id}`}
            title={nameOf(row)}
            line={
              <>
                {row.requestedByName} asked <RelativeTime at={row.request.createdAt} focusable={false} />
              </>
            }
            note={`“${row.request.reason}”`}
          >
            <span className="font-semibold text-indigo">Decide</span>
          </HomeRow>
        ))}
      </HomeRows>
    </Section>
  );
}
