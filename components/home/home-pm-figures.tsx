import { useSuspenseQuery } from '@tanstack/react-query';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { Section } from '#components/section.tsx';
import { useTRPC } from '#components/trpc/client.ts';
import { lasting } from '#domain/audit/phrases.ts';

/** How fast customers got what was meant for them, and how often an engineer had to help. */
export function HomePmFigures() {
  const trpc = useTRPC();
  const { data } = useSuspenseQuery(trpc.insights.lately.queryOptions());
  const { days, p50Ms, p95Ms, unlocks, spared } = data;
  return (
    <Section
      title="Time to unlock"
      hint={`last ${days} days`}
      aside={
        <Link href={`/insights?days=${days}`} className="underline-link thumb">
          By month
        </Link>
      }
    >
      {p50Ms === null ? (
        <p className="border-y border-rule py-4 text-muted">No app has seen an unlock yet.</p>
      ) : (
        <dl aria-label="From the wish to their app" className="grid grid-cols-2 border-y border-rule">
          <Figure label="Half within">{lasting(p50Ms)}</Figure>
          <Figure label="95 of 100 within">{lasting(p95Ms ?? p50Ms)}</Figure>
        </dl>
      )}
      {unlocks > 0 && (
        <p className="border-b border-rule py-3.5">
          <strong className="font-bold">
            {spared.toLocaleString('en-US')} of {unlocks.toLocaleString('en-US')}
          </strong>{' '}
          <span className="text-muted">unlocks needed no engineer.</span>
        </p>
      )}
    </Section>
  );
}

function Figure({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="py-3.5 not-first:border-l not-first:pl-5">
      <dt className="text-sm text-muted">{label}</dt>
      <dd className="text-2xl font-bold tracking-tight">{children}</dd>
    </div>
  );
}
