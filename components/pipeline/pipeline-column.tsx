'use client';

import { useSuspenseQueries } from '@tanstack/react-query';
import { useId, useState, useTransition } from 'react';
import { stageGlyphs } from '#components/features/stage-badge.tsx';
import { DropNote } from '#components/pipeline/drop-note.tsx';
import { PipelineCard } from '#components/pipeline/pipeline-card.tsx';
import type { BoardColumn } from '#components/pipeline/pipeline-data.ts';
import { filterInput, type PipelineFilters } from '#components/pipeline/pipeline-filters.ts';
import type { Dragging } from '#components/pipeline/use-dragging.ts';
import type { Moving } from '#components/pipeline/use-moving.ts';
import { useTRPC } from '#components/trpc/client.ts';
import { Button } from '#components/ui/button.tsx';
import { cn } from '#components/ui/class-names.ts';
import { Glyph } from '#components/ui/glyph.tsx';
import { type Stage, stageNames } from '#domain/lifecycle.ts';

const stageTones: Record<Stage, string> = {
  draft: 'text-draft',
  alpha: 'text-alpha',
  beta: 'text-beta',
  ga: 'text-ga',
  retired: 'text-draft',
};

interface PipelineColumnProps {
  readonly column: BoardColumn;
  readonly filters: PipelineFilters;
  /** Undefined for columns that can not be folded away. */
  readonly onFold: (() => void) | undefined;
  readonly moving: Moving;
  readonly dragging: Dragging;
  /** The card that has the focus, or had it last. */
  readonly active: string | undefined;
  readonly onActive: (id: string) => void;
}

export function PipelineColumn({ column, filters, onFold, ...held }: PipelineColumnProps) {
  const trpc = useTRPC();
  const id = useId();
  const { stage, total } = column;
  const [froms, setFroms] = useState<readonly number[]>([]);
  const [fetching, startFetching] = useTransition();
  const later = useSuspenseQueries({
    queries: froms.map((from) => trpc.pipeline.column.queryOptions({ ...filterInput(filters), stage, from })),
  });
  const listed = [...column.cards, ...later.flatMap(({ data }) => data.cards)];
  const cards = [...new Map(listed.map((card) => [card.id, card])).values()];
  const more = later.at(-1)?.data.more ?? column.more;
  const verdict = held.dragging.verdict(stage);
  return (
    <section
      data-slot="pipeline-column"
      aria-labelledby={id}
      className={cn('relative min-w-0 self-stretch', stage !== filters.stage && 'max-sm:hidden')}
      {...held.dragging.target(stage)}
    >
      <div className="flex h-9 items-center gap-2 border-b border-ink max-sm:hidden">
        <h2 id={id} className="flex flex-1 items-center gap-2 font-bold">
          <Glyph name={stageGlyphs[stage]} className={stageTones[stage]} />
          {stageNames[stage]}
          <span className="font-normal text-muted tabular-nums">{total}</span>
        </h2>
        {onFold && (
          <Button variant="ghost" size="sm" onClick={onFold}>
            Fold away
          </Button>
        )}
      </div>
      {verdict && (
        <div className="absolute inset-x-0 top-11.5 z-20">
          <DropNote verdict={verdict} over={held.dragging.over === stage} />
        </div>
      )}
      {cards.length === 0 ? (
        <p className="py-3 text-sm text-muted">Nothing in {stageNames[stage]} here.</p>
      ) : (
        <ol aria-labelledby={id} className="grid gap-2.5 pt-2.5">
          {cards.map((card, place) => (
            <PipelineCard
              key={card.id}
              card={card}
              takesKey={
                held.active === undefined ? stage === 'draft' && place === 0 : held.active === card.id
              }
              moving={held.moving}
              dragging={held.dragging}
              onActive={() => held.onActive(card.id)}
            />
          ))}
        </ol>
      )}
      {more && (
        <Button
          className="mt-3 w-full"
          pending={fetching}
          onClick={() => startFetching(() => setFroms((before) => [...before, cards.length]))}
        >
          Show more
        </Button>
      )}
    </section>
  );
}
