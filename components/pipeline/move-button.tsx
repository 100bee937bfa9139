'use client';

import { lazy, Suspense, useRef, useState } from 'react';
import type { Card } from '#components/pipeline/pipeline-data.ts';
import type { Moving } from '#components/pipeline/use-moving.ts';
import { Button } from '#components/ui/button.tsx';
import { stages } from '#domain/lifecycle.ts';

const MoveMenu = lazy(() =>
  import('#components/pipeline/move-menu.tsx').then((module) => ({ default: module.MoveMenu })),
);

interface MoveButtonProps {
  readonly card: Card;
  readonly takesKey: boolean;
  readonly moving: Moving;
}

/** Opens what the card can move to; the code of the menu is fetched when first opened. */
export function MoveButton({ card, takesKey, moving }: MoveButtonProps) {
  const [wanted, setWanted] = useState(false);
  const trigger = useRef<HTMLButtonElement>(null);
  const ahead = stages.slice(stages.indexOf(card.stage) + 1);
  if (!moving.moves || ahead.length === 0) return null;
  const button = (
    <Button
      ref={trigger}
      variant="ghost"
      size="sm"
      className="relative z-10"
      aria-label={`Move ${card.name}`}
      aria-haspopup="menu"
      pending={moving.busy === card.id}
      onClick={() => setWanted(true)}
      {...(takesKey ? { 'aria-keyshortcuts': 'm' } : {})}
    >
      Move
    </Button>
  );
  if (!wanted) return button;
  return (
    <Suspense fallback={button}>
      <MoveMenu card={card} ahead={ahead} moving={moving} trigger={button} />
    </Suspense>
  );
}
