import Link from 'next/link';
import type { ReactNode } from 'react';
import type { FeatureData } from '#components/features/feature-data.ts';
import { moneyInShort } from '#components/features/money.ts';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { missingYes } from '#components/waitlist/missing-yes.ts';
import { dayInWords } from '#domain/dates.ts';

export type InLine = FeatureData['waitlist']['waiting'][number];

interface LineRowProps {
  readonly one: InLine;
  /** Left of the name: the place in line, or that one is held. */
  readonly mark: ReactNode;
  readonly standing: ReactNode;
  readonly children?: ReactNode;
}

/** One account of the waitlist: who, what hangs on it, and how it stands. */
export function LineRow({ one, mark, standing, children }: LineRowProps) {
  return (
    <>
      <span className="w-7 shrink-0 text-right text-muted tabular-nums">{mark}</span>
      <div className="min-w-0 flex-1 py-1.5 text-sm">
        <p>
          <Link
            href={`/accounts/${encodeURIComponent(one.account.key)}`}
            className="text-base font-semibold hover:underline max-sm:py-2"
          >
            {one.account.name}
          </Link>{' '}
          <span className="text-muted" suppressHydrationWarning>
            {worthOf(one)}
          </span>
        </p>
        <p className="text-pretty text-muted">
          {standing} {one.requestedByName} asked: “{one.reason}” {one.lacks && missingYes(one.lacks)}
        </p>
      </div>
      {children}
    </>
  );
}

function worthOf({ account, dealValue, dealCloseDate }: InLine): string {
  const deal = dealValue === null ? undefined : `a deal of ${moneyInShort(dealValue)}`;
  const closes = dealCloseDate && `closes ${dayInWords(new Date(`${dealCloseDate}T00:00:00Z`), new Date())}`;
  return [`${moneyInShort(account.arr)} a year`, deal, closes].filter(Boolean).join(' · ');
}

interface WaitsSinceProps {
  readonly one: InLine;
  /** When a place is due for whoever stands there in line. */
  readonly due: Date | null;
}

export function WaitsSince({ one, due }: WaitsSinceProps) {
  return (
    <>
      Waits since <RelativeTime at={one.waitsSince} form="date" focusable={false} />
      {due && (
        <>
          , a place is due on <RelativeTime at={due} form="date" focusable={false} />
        </>
      )}
      .
    </>
  );
}
