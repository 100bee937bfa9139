import Link from 'next/link';
import type { AccountPageData } from '#components/accounts/account-page-data.ts';
import { EventThread } from '#components/audit/event-thread.tsx';
import { Thread } from '#components/audit/thread.tsx';

interface AccountThreadProps {
  readonly page: AccountPageData;
  readonly readerId: string;
}

export function AccountThread({ page, readerId }: AccountThreadProps) {
  const { account, events, features, lastAskedAt } = page;
  const askedFor = features.filter((one) => one.asked).length;
  return (
    <>
      <h2 className="mb-4 text-lg font-bold tracking-[-0.01em]">Timeline</h2>
      {lastAskedAt && (
        <Thread
          label={`What the app of ${account.name} asked last`}
          timeForm="relative"
          items={[
            {
              id: 'app',
              tone: 'plain',
              at: lastAskedAt,
              parts: [
                { strong: 'Their app' },
                ` asked for ${askedFor === 1 ? '1 feature' : `${askedFor} features`}`,
              ],
            },
          ]}
        />
      )}
      {events.length > 0 ? (
        <EventThread label={`Timeline of ${account.name}`} events={events} readerId={readerId} />
      ) : (
        <p className="text-sm text-muted">Nothing has happened here yet.</p>
      )}
      <Link
        href={`/timeline?account=${encodeURIComponent(account.key)}`}
        className="underline-link inline-flex h-11 items-center text-sm"
      >
        The whole timeline
      </Link>
    </>
  );
}
