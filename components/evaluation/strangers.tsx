import type { inferRouterOutputs } from '@trpc/server';
import Link from 'next/link';
import { keyPath } from '#components/keys/key-in-address.ts';
import { Section } from '#components/section.tsx';
import { Glyph } from '#components/ui/glyph.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import type { AppRouter } from '#server/api/router.ts';

type Stranger = inferRouterOutputs<AppRouter>['evaluation']['asked']['strangers'][number];

const times = new Intl.NumberFormat('en');
const either = new Intl.ListFormat('en', { type: 'disjunction' });

/** Keys that apps asked with and nothing has: most are misspelt. */
export function Strangers({ strangers }: { readonly strangers: readonly Stranger[] }) {
  if (strangers.length === 0) return null;
  return (
    <Section
      title="Asked for, but not there"
      hint="Misspelt in the app, or not made yet"
      className="mb-8 pt-0"
    >
      <ul className="border-t border-rule">
        {strangers.map((one) => (
          <li
            key={`${one.kind} ${one.keyId} ${one.asked}`}
            className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-0.5 border-b border-rule py-2.5 text-sm"
          >
            <p className="min-w-0">
              <Glyph name="quarter" className="mr-1.5 text-amber" />
              {one.kind === 'feature' ? 'Feature' : 'Account'}{' '}
              <code className="font-mono font-semibold break-all">{one.asked}</code>
              {one.likely.length > 0 && (
                <span className="text-muted">
                  {' '}
                  Is <span className="font-mono text-ink">{either.format(one.likely)}</span> meant?
                </span>
              )}
            </p>
            <p className="text-muted">
              <Link href={keyPath(one.keyId)} className="underline-link thumb">
                {one.keyName ?? one.keyId}
              </Link>{' '}
              · {one.environmentKey} · {one.times === 1 ? 'once' : `${times.format(one.times)} times`} ·{' '}
              <RelativeTime at={one.lastAskedAt} />
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
