import type { FeatureData, RoundData } from '#components/features/feature-data.ts';
import { Section } from '#components/section.tsx';
import { Glyph } from '#components/ui/glyph.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { roundTitle } from '#domain/lifecycle.ts';
import { missingOf, readinessItems, readinessNames } from '#domain/readiness.ts';

/** What the engineer had done; shown until the round opens, and after that only while something was missing. */
export function ReadinessSection({ rounds }: Pick<FeatureData, 'rounds'>) {
  const told = rounds.filter(worthTelling).at(-1);
  if (!told?.readiness) return null;
  const { readiness, readyAt, readyNote } = told;
  return (
    <Section
      title="Ready for testing"
      aside={
        <>
          {roundTitle(told)}
          {readyAt && (
            <>
              , <RelativeTime at={readyAt} />
            </>
          )}
        </>
      }
    >
      <ul className="border-t border-rule">
        {readinessItems.map((item) => (
          <li key={item} className="flex items-baseline gap-2.5 border-b border-rule py-2.5">
            {readiness[item] ? (
              <Glyph name="check" className="text-teal" />
            ) : (
              <Glyph name="cross" className="text-amber" />
            )}
            <span className="flex-1">{readinessNames[item]}</span>
            <span className={readiness[item] ? 'sr-only' : 'font-semibold text-amber'}>
              {readiness[item] ? 'done' : 'not yet'}
            </span>
          </li>
        ))}
      </ul>
      {readyNote && <p className="max-w-[68ch] pt-3 text-muted">“{readyNote}”</p>}
    </Section>
  );
}

function worthTelling({ status, readiness }: RoundData): boolean {
  if (!readiness || status === 'closed') return false;
  return status === 'ready' || missingOf(readiness).length > 0;
}
