'use client';

import { type DragEvent, useState } from 'react';
import type { Card } from '#components/pipeline/pipeline-data.ts';
import type { Moving } from '#components/pipeline/use-moving.ts';
import type { Stage } from '#domain/lifecycle.ts';

/** A card on its way: each column says what a drop there means; where it may not go, it goes back and is told why. */
export function useDragging({ judge, begin }: Pick<Moving, 'judge' | 'begin'>) {
  const [card, setCard] = useState<Card>();
  const [over, setOver] = useState<Stage>();

  function end() {
    setCard(undefined);
    setOver(undefined);
  }

  return {
    card,
    over,
    verdict: (to: Stage) => (card && card.stage !== to ? judge(card, to) : undefined),
    source: (dragged: Card) => ({
      draggable: true,
      onDragStart: (event: DragEvent) => {
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', dragged.name);
        // Chromium ends a drag at once when its source changes while it starts.
        requestAnimationFrame(() => setCard(dragged));
      },
      onDragEnd: end,
    }),
    target: (to: Stage) => ({
      onDragOver: (event: DragEvent) => {
        if (!card) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'move';
        if (over !== to) setOver(to);
      },
      onDrop: (event: DragEvent) => {
        event.preventDefault();
        const dropped = card;
        end();
        if (dropped && dropped.stage !== to) void begin(dropped, to);
      },
    }),
  };
}

export type Dragging = ReturnType<typeof useDragging>;
