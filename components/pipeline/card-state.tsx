import type { Card } from '#components/pipeline/pipeline-data.ts';
import { cn } from '#components/ui/class-names.ts';
import { Glyph, type GlyphName } from '#components/ui/glyph.tsx';
import { dayMs, daysInWords } from '#domain/dates.ts';
import { roundTitle } from '#domain/lifecycle.ts';

/** How the feature stands in its stage, glyph and word, and for how long. */
export function CardState({ card }: { readonly card: Card }) {
  const { glyph, words, tone } = stateOf(card);
  return (
    <p className="flex flex-wrap items-center justify-between gap-x-2">
      <span className={cn('flex items-center gap-2 font-medium', tone)}>
        <Glyph name={glyph} />
        {words}
      </span>
      <span className="ml-auto text-muted" suppressHydrationWarning>
        <span className="sr-only">in this stage </span>
        {ageInWords(card.since)}
      </span>
    </p>
  );
}

interface State {
  readonly glyph: GlyphName;
  readonly words: string;
  readonly tone: string;
}

function stateOf({ stage, round }: Card): State {
  if (stage === 'ga') return { glyph: 'full', words: 'On for everyone', tone: 'text-ga' };
  if (stage === 'retired') return { glyph: 'crossed', words: 'Over', tone: 'text-muted' };
  if (!round)
    return { glyph: 'dotted', words: stage === 'draft' ? 'Draft' : 'Between rounds', tone: 'text-muted' };
  const words = `${roundTitle(round)}, ${round.status}`;
  const tone = round.kind === 'alpha' ? 'text-alpha' : 'text-beta';
  if (round.status === 'open') return { glyph: round.kind === 'alpha' ? 'open' : 'half', words, tone };
  if (round.status === 'paused') return { glyph: 'quarter', words, tone: 'text-amber' };
  return { glyph: 'dotted', words, tone };
}

function ageInWords(since: Date): string {
  const days = Math.floor((Date.now() - since.getTime()) / dayMs);
  return days < 1 ? 'new here' : `${daysInWords(days)} here`;
}
