import { type Verdict, verdictWords } from '#components/grants/source-words.ts';
import { cn } from '#components/ui/class-names.ts';
import { Glyph } from '#components/ui/glyph.tsx';

/** Says of a row that its approval was skipped, and what a second person made of it. */
export function BreakGlassMark({ verdict }: { readonly verdict: Verdict | null }) {
  return (
    <p className={cn('font-medium', verdict === null ? 'text-amber' : 'text-muted')}>
      <Glyph name={verdict === null ? 'quarter' : 'check'} className="mr-1.5" />
      Break-glass, {verdictWords(verdict)}
    </p>
  );
}
