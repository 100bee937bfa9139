import type { RoundData } from '#components/features/feature-data.ts';
import { Glyph } from '#components/ui/glyph.tsx';
import { missingOf, readinessWanted } from '#domain/readiness.ts';

/** What the engineer had not done when the round was marked ready; left out when nothing is missing. */
export function StillMissing({ round }: { readonly round: Pick<RoundData, 'readiness'> }) {
  const missing = round.readiness ? missingOf(round.readiness) : [];
  if (missing.length === 0) return null;
  return (
    <p className="max-w-[68ch] border-l-[3px] border-amber py-0.5 pl-3">
      <Glyph name="quarter" className="mr-1.5 text-amber" />
      It was marked ready without {listed(missing.map((item) => readinessWanted[item]))}.
    </p>
  );
}

function listed(words: readonly string[]): string {
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${words.at(-1)}` : words.join('');
}
