import { useSuspenseQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { homeSection } from '#components/home/home-row.tsx';
import type { HeldOffer } from '#components/home/home-sales-data.ts';
import { Section } from '#components/section.tsx';
import { useTRPC } from '#components/trpc/client.ts';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { missingYes } from '#components/waitlist/missing-yes.ts';
import { TakePlaceButton } from '#components/waitlist/take-place-button.tsx';

/** Left out while no place is held for anybody of theirs. */
export function HomeSalesOffers() {
  const trpc = useTRPC();
  const { offers } = useSuspenseQuery(trpc.home.sales.queryOptions()).data;
  if (offers.length === 0) return null;
  return (
    <Section title="Places held for your customers" className={homeSection}>
      <ul className="border-ink md:border-t">
        {offers.map((offer) => (
          <OfferRow key={offer.requestId} offer={offer} />
        ))}
      </ul>
    </Section>
  );
}

function OfferRow({ offer }: { readonly offer: HeldOffer }) {
  const { account, feature, heldUntil, lacks, requestId } = offer;
  return (
    <li className="flex min-h-(--row) flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b border-rule py-2">
      <p className="min-w-0 max-sm:w-full">
        A place in{' '}
        <Link
          href={`/accounts/${encodeURIComponent(account.key)}`}
          className="font-semibold underline-offset-4 hover:underline"
        >
          {feature.name} is held for {account.name}
        </Link>{' '}
        until <RelativeTime at={heldUntil} form="moment" focusable={false} />.
        {lacks && <span className="block text-sm text-muted">{missingYes(lacks)}</span>}
      </p>
      {!lacks && (
        <span className="flex max-sm:w-full max-sm:pb-1 max-sm:[&>*]:flex-1">
          <TakePlaceButton requestId={requestId} featureName={feature.name} accountName={account.name} />
        </span>
      )}
    </li>
  );
}
