'use client';

import dynamic from 'next/dynamic';
import { type KeyboardEvent, useRef, useState } from 'react';
import type { Reader } from '#components/accounts/reader.ts';
import { FoldedColumn } from '#components/pipeline/folded-column.tsx';
import { PipelineColumn } from '#components/pipeline/pipeline-column.tsx';
import type { Board, Card } from '#components/pipeline/pipeline-data.ts';
import type { PipelineFilters } from '#components/pipeline/pipeline-filters.ts';
import { useDragging } from '#components/pipeline/use-dragging.ts';
import { useMoving } from '#components/pipeline/use-moving.ts';
import { walkCards } from '#components/pipeline/walk-cards.ts';
import { cn } from '#components/ui/class-names.ts';
import type { Stage } from '#domain/lifecycle.ts';

const ActDialog = dynamic(
  () => import('#components/features/act-dialog.tsx').then((module) => module.ActDialog),
  { ssr: false },
);

interface PipelineBoardProps {
  readonly board: Board;
  readonly filters: PipelineFilters;
  readonly reader: Reader;
  readonly onUnfold: (retired: boolean) => void;
}

export function PipelineBoard({ board, filters, reader, onUnfold }: PipelineBoardProps) {
  const moving = useMoving(reader);
  const [active, setActive] = useState<string>();
  const asked = useRef<string>(undefined);
  const unfolded = filters.retired || filters.stage === 'retired';
  const { opened } = moving;

  async function begin(card: Card, to: Stage) {
    asked.current = card.id;
    await moving.begin(card, to);
  }
  const dragging = useDragging({ judge: moving.judge, begin });

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    if (!event.currentTarget.contains(event.target as Node)) return;
    if (walkCards(event.key, event.currentTarget)) event.preventDefault();
  }

  return (
    <>
      <section
        aria-label="Stages, arrow keys walk the cards"
        onKeyDown={onKeyDown}
        className={cn(
          'grid items-start gap-4 sm:-mx-2 sm:overflow-x-auto sm:px-2 sm:pb-2 lg:overflow-visible',
          unfolded
            ? 'sm:grid-cols-[repeat(5,minmax(12.5rem,1fr))]'
            : 'sm:grid-cols-[repeat(4,minmax(12.5rem,1fr))_3rem]',
        )}
      >
        {board.columns.map((column) =>
          column.stage === 'retired' && !unfolded ? (
            <FoldedColumn
              key={column.stage}
              column={column}
              dragging={dragging}
              onUnfold={() => onUnfold(true)}
            />
          ) : (
            <PipelineColumn
              key={column.stage}
              column={column}
              filters={filters}
              onFold={column.stage === 'retired' ? () => onUnfold(false) : undefined}
              moving={{ ...moving, begin }}
              dragging={dragging}
              active={active}
              onActive={setActive}
            />
          ),
        )}
      </section>
      {opened && (
        <ActDialog
          key={opened.time}
          act={opened.act}
          data={opened.data}
          open={opened.open}
          onOpenChange={moving.hold}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            const card = document.getElementById(`card-${asked.current}`)?.querySelector('a');
            (card ?? document.getElementById('main'))?.focus();
          }}
        />
      )}
    </>
  );
}
