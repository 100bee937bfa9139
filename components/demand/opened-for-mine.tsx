'use client';

import { useSuspenseQuery } from '@tanstack/react-query';
import { dealInWords } from '#components/demand/deal-in-words.ts';
import { HomeRow, HomeRows, homeSection } from '#components/home/home-row.tsx';
import { Section } from '#components/section.tsx';
import { useTRPC } from '#components/trpc/client.ts';
import { Glyph } from '#components/ui/glyph.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';

const verbs = { allow: 'Unlock', needsApproval: 'Ask', waitlist: 'Join the waitlist' } as const;
const colours = { allow: 'text-teal', needsApproval: 'text-indigo', waitlist: 'text-muted' } as const;
const glyphs = { allow: 'check', needsApproval: 'arrow', waitlist: 'line' } as const;

/** What customers of this seller asked for when nobody could have it, and can have now; left out while there is nothing. */
export function OpenedForMine() {
  const trpc = useTRPC();
  const { data } = useSuspenseQuery(trpc.demand.openedForMine.queryOptions());
  if (data.length === 0) return null;
  return (
    <Section title="They asked, and it is open now" className={homeSection}>
      <HomeRows>
        {data.map((one) => (
          <HomeRow
            key={one.id}
            href={`/accounts/${encodeURIComponent(one.account.key)}/unlock/${encodeURIComponent(one.feature.key)}`}
            title={one.account.name}
            line={
              <>
                {one.feature.name} · asked <RelativeTime at={one.createdAt} focusable={false} />
              </>
            }
            note={<span suppressHydrationWarning>{dealInWords(one)}</span>}
          >
            <span className={`inline-flex items-center gap-1.5 font-semibold ${colours[one.outcome]}`}>
              <Glyph name={glyphs[one.outcome]} />
              {verbs[one.outcome]}
            </span>
          </HomeRow>
        ))}
      </HomeRows>
    </Section>
  );
}
