import { cn } from '#components/ui/class-names.ts';
import { Glyph } from '#components/ui/glyph.tsx';
import type { Refusal } from '#domain/decision.ts';
import type { Move } from '#domain/pipeline.ts';

interface DropNoteProps {
  readonly verdict: Move | Refusal;
  /** The card is held over this column. */
  readonly over: boolean;
}

/** What a drop here would do, before it is done. */
export function DropNote({ verdict, over }: DropNoteProps) {
  return (
    <p
      data-slot="drop-note"
      className={cn(
        'pointer-events-none flex animate-fade-in gap-2.5 rounded-control border border-dashed bg-paper p-3 text-sm shadow-float',
        verdict.ok ? 'border-teal' : 'border-edge text-muted',
        over && (verdict.ok ? 'border-solid bg-teal-tint' : 'border-solid border-red bg-red-tint text-ink'),
      )}
    >
      <Glyph
        name={verdict.ok ? 'arrow' : 'cross'}
        className={cn('mt-1', verdict.ok ? 'text-teal' : over ? 'text-red' : 'text-muted')}
      />
      <span className={cn(verdict.ok && 'font-medium')}>{verdict.sentence}</span>
    </p>
  );
}
