import { HomeRow, HomeRows, homeSection } from '#components/home/home-row.tsx';
import type { EndingGrant } from '#components/home/home-sales-data.ts';
import { Section } from '#components/section.tsx';
import { Glyph } from '#components/ui/glyph.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';

export function HomeSalesEnding({ ending }: { readonly ending: readonly EndingGrant[] }) {
  return (
    <Section title="Ends soon" className={homeSection}>
      {ending.length === 0 ? (
        <p className="text-sm text-muted">Nothing ends within two weeks.</p>
      ) : (
        <HomeRows>
          {ending.map((grant) => (
            <HomeRow
              key={grant.grantId}
              href={`/accounts/${encodeURIComponent(grant.accountKey)}`}
              title={grant.featureName}
              line={grant.accountName}
            >
              <span className="inline-flex items-center gap-1.5 font-semibold text-amber">
                <Glyph name="quarter" />
                <RelativeTime at={grant.expiresAt} focusable={false} />
              </span>
            </HomeRow>
          ))}
        </HomeRows>
      )}
    </Section>
  );
}
