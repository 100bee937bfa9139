'use client';

import { useSuspenseQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { Section } from '#components/section.tsx';
import { useTRPC } from '#components/trpc/client.ts';
import { RelativeTime } from '#components/ui/relative-time.tsx';

/** Every version, newest first. */
export function VersionList({ shown }: { readonly shown: number | undefined }) {
  const trpc = useTRPC();
  const { data: versions } = useSuspenseQuery(trpc.policy.versions.queryOptions());
  return (
    <Section title="Versions">
      <ol className="border-t border-ink">
        {versions.map((one, index) => (
          <li key={one.version} className="border-b border-rule py-2.5">
            <p className="flex flex-wrap items-baseline justify-between gap-x-3">
              <Link
                href={`/policy?version=${one.version}`}
                aria-current={shown === one.version ? 'true' : undefined}
                className="underline-link max-sm:py-3 aria-[current]:text-ink"
              >
                Policy {one.version}
              </Link>
              <span className="text-sm text-muted">{index === 0 ? 'holds now' : (one.changes ?? '')}</span>
            </p>
            <p className="text-sm [overflow-wrap:anywhere]">“{one.reason}”</p>
            <p className="text-sm text-muted">
              {one.publishedByName ?? 'Latchkey'}, <RelativeTime at={one.publishedAt} form="date" />
              {index === 0 && one.changes ? `; ${one.changes}` : ''}
            </p>
          </li>
        ))}
      </ol>
    </Section>
  );
}
