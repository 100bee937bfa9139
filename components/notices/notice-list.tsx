'use client';

import { useSuspenseInfiniteQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { followingPage } from '#components/audit/timeline-filter.ts';
import { dayIn, dayTitle, useZone } from '#components/audit/timeline-zone.ts';
import type { Notice } from '#components/notices/notice-data.ts';
import { type NoticeFilter, noticesQuery } from '#components/notices/notice-filter.ts';
import { NoticeRow } from '#components/notices/notice-row.tsx';
import { useTRPC } from '#components/trpc/client.ts';
import { useCommand } from '#components/trpc/use-command.ts';
import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';

const lookAgainMs = 30_000;

interface NoticeListProps {
  readonly filter: NoticeFilter;
  readonly readerId: string;
  readonly showAll: () => void;
}

export function NoticeList({ filter, readerId, showAll }: NoticeListProps) {
  const trpc = useTRPC();
  const zone = useZone(null);
  const { data, fetchNextPage, hasNextPage, isFetchingNextPage } = useSuspenseInfiniteQuery(
    trpc.notices.list.infiniteQueryOptions(noticesQuery(filter), {
      ...followingPage,
      refetchInterval: lookAgainMs,
    }),
  );
  const { run: markRead } = useCommand(trpc.notices.markRead);
  const notices = data.pages.flatMap((page) => page.notices);
  const now = new Date();

  if (notices.length === 0)
    return filter.show === 'unread' ? (
      <EmptyState className="border-t-0" action={<Button onClick={showAll}>Show all notices</Button>}>
        You have read everything.
      </EmptyState>
    ) : (
      <EmptyState
        className="border-t-0"
        action={
          <Button asChild>
            <Link href="/timeline">Go to the timeline</Link>
          </Button>
        }
      >
        Nothing has happened that concerns you yet.
      </EmptyState>
    );

  return (
    <>
      {daysOf(notices, zone).map(({ date, of }) => {
        const [name, day] = dayTitle(of[0]?.at ?? now, now, zone);
        return (
          <section key={date} aria-labelledby={`notices-${date}`} className="pt-6">
            <h2 id={`notices-${date}`} suppressHydrationWarning className="mb-1.5 text-base font-bold">
              {name} {day && <span className="font-normal text-muted">{day}</span>}
            </h2>
            <ul className="border-t border-ink">
              {of.map((notice) => (
                <NoticeRow
                  key={notice.id}
                  notice={notice}
                  readerId={readerId}
                  onOpen={() => {
                    if (!notice.readAt) void markRead({ ids: [notice.id] });
                  }}
                />
              ))}
            </ul>
          </section>
        );
      })}
      {hasNextPage && (
        <Button
          className="mt-5 max-sm:w-full"
          pending={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          Show more
        </Button>
      )}
    </>
  );
}

function daysOf(notices: readonly Notice[], zone: string): { date: string; of: Notice[] }[] {
  const days: { date: string; of: Notice[] }[] = [];
  for (const notice of notices) {
    const date = dayIn(notice.at, zone);
    const last = days.at(-1);
    if (last?.date === date) last.of.push(notice);
    else days.push({ date, of: [notice] });
  }
  return days;
}
