'use client';

import type { ReactNode } from 'react';
import { stageGlyphs } from '#components/features/stage-badge.tsx';
import type { Card } from '#components/pipeline/pipeline-data.ts';
import type { Moving } from '#components/pipeline/use-moving.ts';
import { cn } from '#components/ui/class-names.ts';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from '#components/ui/dropdown-menu.tsx';
import { Glyph } from '#components/ui/glyph.tsx';
import { type Stage, stageNames } from '#domain/lifecycle.ts';

interface MoveMenuProps {
  readonly card: Card;
  readonly ahead: readonly Stage[];
  readonly moving: Moving;
  readonly trigger: ReactNode;
}

/** Each stage ahead with what the move means, or why it may not be. */
export function MoveMenu({ card, ahead, moving, trigger }: MoveMenuProps) {
  return (
    <DropdownMenu modal={false} defaultOpen>
      <DropdownMenuTrigger asChild>{trigger}</DropdownMenuTrigger>
      <DropdownMenuContent align="end" className="w-80 max-w-[calc(100vw-1.5rem)]">
        {ahead.map((stage) => {
          const move = moving.judge(card, stage);
          return (
            <DropdownMenuItem
              key={stage}
              disabled={!move.ok}
              tone={stage === 'retired' ? 'danger' : 'plain'}
              className="h-auto items-start py-2 max-sm:h-auto"
              onSelect={() => void moving.begin(card, stage)}
            >
              <Glyph name={stageGlyphs[stage]} className={cn('mt-1 size-3!', stage === 'ga' && 'text-ga!')} />
              <span className="min-w-0">
                <span className="block font-semibold">
                  {move.ok ? `${stageNames[stage]}: ${move.verb}` : stageNames[stage]}
                </span>
                <span className="block text-sm text-muted">{move.sentence}</span>
              </span>
            </DropdownMenuItem>
          );
        })}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
