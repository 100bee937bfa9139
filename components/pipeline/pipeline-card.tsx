'use client';

import Link from 'next/link';
import { moneyInShort } from '#components/features/money.ts';
import { CardState } from '#components/pipeline/card-state.tsx';
import { MoveButton } from '#components/pipeline/move-button.tsx';
import type { Card } from '#components/pipeline/pipeline-data.ts';
import type { Dragging } from '#components/pipeline/use-dragging.ts';
import type { Moving } from '#components/pipeline/use-moving.ts';
import { SeatBar } from '#components/rounds/seat-bar.tsx';
import { cn } from '#components/ui/class-names.ts';
import { Glyph } from '#components/ui/glyph.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';

interface PipelineCardProps {
  readonly card: Card;
  /** The single key of moving is this card's. */
  readonly takesKey: boolean;
  readonly moving: Moving;
  readonly dragging: Dragging;
  readonly onActive: () => void;
}

export function PipelineCard({ card, takesKey, moving, dragging, onActive }: PipelineCardProps) {
  const { round, demand } = card;
  const refused = moving.refused?.id === card.id ? moving.refused.sentence : undefined;
  const running = round?.status === 'open' || round?.status === 'paused' ? round : null;
  const prepared = running ? null : round;
  const ends = running?.plannedCloseAt ?? null;
  const opens = prepared?.plannedOpenAt ?? null;
  return (
    <li
      id={`card-${card.id}`}
      data-slot="pipeline-card"
      onFocus={onActive}
      className={cn(
        'relative grid gap-2 rounded-control border border-rule bg-raised px-3 pt-2 pb-3 text-sm transition-opacity hover:border-edge',
        moving.moves && 'sm:cursor-grab',
        dragging.card?.id === card.id && 'opacity-50',
      )}
      {...(moving.moves && dragging.source(card))}
    >
      <div className="-mr-2 flex items-start gap-2 max-sm:items-center">
        <Link
          href={`/features/${card.key}`}
          prefetch={false}
          draggable={false}
          data-slot="table-row-link"
          className="min-w-0 flex-1 pt-1.5 text-base max-sm:pt-0 font-semibold break-words after:absolute after:inset-0 after:rounded-control after:content-[''] focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-offset-2 focus-visible:after:outline-teal"
        >
          {card.name}
        </Link>
        <MoveButton card={card} takesKey={takesKey} moving={moving} />
      </div>
      <CardState card={card} />
      {running && <SeatBar total={running.seats.total} taken={running.seats.taken} kind={running.kind} />}
      {card.blockers.length > 0 && (
        <ul className="grid gap-1">
          {card.blockers.map(({ kind, words }) => (
            <li
              key={`${kind} ${words}`}
              className={cn('flex gap-2 font-medium', kind === 'killed' ? 'text-red' : 'text-amber')}
            >
              <Glyph name={kind === 'killed' ? 'cross' : 'quarter'} className="mt-[0.2rem]" />
              <span className="min-w-0 break-words">{words}</span>
            </li>
          ))}
        </ul>
      )}
      {(demand.accounts > 0 || prepared || ends || opens) && (
        <p className="flex flex-wrap justify-between gap-x-3">
          {demand.accounts > 0 && (
            <span>
              {demand.accounts === 1 ? '1 account asks' : `${demand.accounts} accounts ask`}
              <span className="text-muted"> · {moneyInShort(demand.arr)} a year</span>
            </span>
          )}
          {prepared && (
            <span className="text-muted">
              {prepared.seats.total === 1 ? '1 place' : `${prepared.seats.total} places`} planned
            </span>
          )}
          {ends && <Day words={isPast(ends) ? 'was to end' : 'ends'} at={ends} late={isPast(ends)} />}
          {opens && <Day words={isPast(opens) ? 'was to open' : 'opens'} at={opens} late={isPast(opens)} />}
        </p>
      )}
      <p className="text-xs text-muted">
        <span className="sr-only">Engineer </span>
        {card.engineerName} · <span className="sr-only">product manager </span>
        {card.pmName}
      </p>
      {refused && (
        <p className="flex gap-2 border-t border-rule pt-2 font-medium text-red">
          <Glyph name="cross" className="mt-[0.2rem]" />
          {refused}
        </p>
      )}
    </li>
  );
}

interface DayProps {
  readonly words: string;
  readonly at: Date;
  readonly late: boolean;
}

function Day({ words, at, late }: DayProps) {
  return (
    <span className={late ? 'font-medium text-amber' : 'text-muted'} suppressHydrationWarning>
      {words} <RelativeTime at={at} form="date" focusable={false} />
    </span>
  );
}

function isPast(at: Date): boolean {
  return at.getTime() < Date.now();
}
