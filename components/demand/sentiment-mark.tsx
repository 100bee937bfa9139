import { cn } from '#components/ui/class-names.ts';
import { Glyph, type GlyphName } from '#components/ui/glyph.tsx';
import { type Sentiment, sentimentNames } from '#domain/feedback.ts';

const marks: Record<Sentiment, { readonly glyph: GlyphName; readonly colour: string }> = {
  positive: { glyph: 'check', colour: 'text-ink' },
  neutral: { glyph: 'line', colour: 'text-muted' },
  negative: { glyph: 'cross', colour: 'text-red' },
};

/** A sign and a word, and how many of them when that is told. */
export function SentimentMark({
  sentiment,
  many,
}: {
  readonly sentiment: Sentiment;
  readonly many?: number;
}) {
  const { glyph, colour } = marks[sentiment];
  return (
    <span className={cn('inline-flex items-center gap-1.5 text-sm font-semibold whitespace-nowrap', colour)}>
      <Glyph name={glyph} />
      {many !== undefined && `${many} `}
      {many === undefined ? sentimentNames[sentiment] : sentimentNames[sentiment].toLowerCase()}
    </span>
  );
}
