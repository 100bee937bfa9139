import { DropNote } from '#components/pipeline/drop-note.tsx';
import type { BoardColumn } from '#components/pipeline/pipeline-data.ts';
import type { Dragging } from '#components/pipeline/use-dragging.ts';
import { Glyph } from '#components/ui/glyph.tsx';
import { stageNames } from '#domain/lifecycle.ts';

interface FoldedColumnProps {
  readonly column: BoardColumn;
  readonly dragging: Dragging;
  readonly onUnfold: () => void;
}

/** A column of which only its name is shown; a card can be dropped on it all the same. */
export function FoldedColumn({ column: { stage, total }, dragging, onUnfold }: FoldedColumnProps) {
  const verdict = dragging.verdict(stage);
  return (
    <div className="relative self-stretch max-sm:hidden" {...dragging.target(stage)}>
      <button
        type="button"
        aria-expanded={false}
        onClick={onUnfold}
        className="flex h-full min-h-64 w-full flex-col items-center gap-3 text-muted transition-colors hover:bg-sunk hover:text-ink"
      >
        <span aria-hidden="true" className="h-9 w-full shrink-0 border-b border-ink" />
        <span className="flex items-center gap-2 font-semibold [writing-mode:vertical-rl]">
          <Glyph name="crossed" />
          {stageNames[stage]}
          <span className="font-normal">{total}</span>
          <span className="sr-only">, show them</span>
        </span>
      </button>
      {verdict && (
        <div className="absolute top-36 right-0 z-20 w-52">
          <DropNote verdict={verdict} over={dragging.over === stage} />
        </div>
      )}
    </div>
  );
}
