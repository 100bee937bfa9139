'use client';

import { useSuspenseQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { moneyInShort } from '#components/features/money.ts';
import type { BreakGlassRow } from '#components/grants/grant-data.ts';
import { ReviewButtons } from '#components/grants/review-buttons.tsx';
import { Section } from '#components/section.tsx';
import { useTRPC } from '#components/trpc/client.ts';
import { RelativeTime } from '#components/ui/relative-time.tsx';

const lookAgainMs = 30_000;

/** Break-glass that waits for a second person; left out while there is none, and for those who can not look at it. */
export function BreakGlassReviews() {
  const trpc = useTRPC();
  const { data } = useSuspenseQuery(
    trpc.grants.toReview.queryOptions(undefined, { refetchInterval: lookAgainMs }),
  );
  if (data.length === 0) return null;
  return (
    <Section title="Break-glass to look at" hint="Unlocked without the yes that the policy asks for">
      <ul className="border-t border-ink">
        {data.map((row) => (
          <li
            key={row.id}
            className="grid gap-x-8 gap-y-3 border-b border-rule py-5 lg:grid-cols-[minmax(0,1fr)_auto]"
          >
            <Told row={row} />
            {row.mayReview ? (
              <ReviewButtons row={row} />
            ) : (
              <p className="max-w-48 text-sm text-muted lg:text-right">A second person looks at this one.</p>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Told({
  row: { id, account, feature, reason, ruleText, grantedByName, ...grant },
}: {
  readonly row: BreakGlassRow;
}) {
  const over = grant.endedAt ?? grant.expiresAt;
  return (
    <div className="min-w-0 max-w-[68ch]">
      <h3 className="text-lg font-bold tracking-[-0.01em]">
        <Link
          href={`/accounts/${account.key}/grants/${id}`}
          data-slot="table-row-link"
          className="rounded-tag underline-offset-3 hover:underline"
        >
          {feature.name} for {account.name}
        </Link>
      </h3>
      <p className="text-sm text-muted">
        {moneyInShort(account.arr)} a year · {grantedByName} broke the glass{' '}
        <RelativeTime at={grant.createdAt} /> · {over <= new Date() ? 'ended' : 'ends'}{' '}
        <RelativeTime at={over} form="date" />
      </p>
      <blockquote className="mt-1.5 break-words">{`“${reason}”`}</blockquote>
      <p className="mt-1 border-l-[3px] border-indigo pl-3 text-sm text-muted">{ruleText}</p>
    </div>
  );
}
