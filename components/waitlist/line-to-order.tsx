'use client';

import { ArrowDown, ArrowUp, GripVertical } from 'lucide-react';
import { useState } from 'react';
import { flushSync } from 'react-dom';
import { DecisionRail } from '#components/access/decision-rail.tsx';
import { useTRPC } from '#components/trpc/client.ts';
import { useCommand } from '#components/trpc/use-command.ts';
import { Button } from '#components/ui/button.tsx';
import { cn } from '#components/ui/class-names.ts';
import { type InLine, LineRow, WaitsSince } from '#components/waitlist/line-row.tsx';
import { useLineOrder } from '#components/waitlist/use-line-order.ts';

interface LineToOrderProps {
  readonly roundId: string;
  readonly waiting: readonly InLine[];
  /** The order by what hangs on it. */
  readonly proposed: readonly string[];
}

/** The product manager's: drag a row, or use its buttons; nothing changes for anybody until it is saved. */
export function LineToOrder({ roundId, waiting, proposed }: LineToOrderProps) {
  const trpc = useTRPC();
  const { line, ids, changed, overtaken, move, reset } = useLineOrder(waiting);
  const [dragged, setDragged] = useState<string>();
  const [said, setSaid] = useState('');
  const order = useCommand(trpc.requests.orderWaitlist, {
    done: 'The waitlist has its new order.',
    onDone: reset,
  });
  const asProposed = proposed.every((id, place) => ids[place] === id);

  /** The row moves under the button, and takes the focus along. */
  function step(one: InLine, to: number, button: HTMLElement) {
    if (to < 0 || to >= line.length) return;
    flushSync(() => move(one.id, to));
    button.focus();
    setSaid(`${one.account.name} is at place ${to + 1} of ${line.length}.`);
  }

  return (
    <>
      <p role="status" aria-live="polite" className="sr-only">
        {said}
      </p>
      <ol aria-label="Who waits for a place, first first" className="border-t border-ink">
        {line.map((one, place) => (
          <li
            key={one.id}
            draggable
            onDragStart={(event) => {
              event.dataTransfer.effectAllowed = 'move';
              setDragged(one.id);
            }}
            onDragEnd={() => setDragged(undefined)}
            onDragOver={(event) => {
              if (!dragged) return;
              event.preventDefault();
              if (dragged !== one.id) move(dragged, place);
            }}
            onDrop={(event) => event.preventDefault()}
            className={cn(
              'flex min-h-(--row) items-center gap-3 border-b border-rule',
              dragged === one.id && 'bg-sunk opacity-70',
            )}
          >
            <GripVertical
              aria-hidden="true"
              className="size-4 shrink-0 cursor-grab text-muted max-sm:hidden"
            />
            <LineRow
              one={one}
              mark={place + 1}
              standing={<WaitsSince one={one} due={waiting[place]?.placeDue ?? null} />}
            >
              <div className="flex shrink-0 items-center gap-0.5">
                <Button
                  variant="ghost"
                  size="icon"
                  aria-label={`Move ${one.account.name} up`}
                  aria-disabled={place === 0}
                  className="aria-disabled:opacity-40"
                  onClick={(event) => step(one, place - 1, event.currentTarget)}
                >
                  <ArrowUp aria-hidden="true" />
                </Button>
                <Button
                  variant="ghost"
                  size="icon"
                  aria-label={`Move ${one.account.name} down`}
                  aria-disabled={place === line.length - 1}
                  className="aria-disabled:opacity-40"
                  onClick={(event) => step(one, place + 1, event.currentTarget)}
                >
                  <ArrowDown aria-hidden="true" />
                </Button>
              </div>
            </LineRow>
          </li>
        ))}
      </ol>
      <div className="flex flex-wrap items-center gap-1.5 pt-3">
        {changed && (
          <>
            <Button
              variant="primary"
              pending={order.pending}
              onClick={() => void order.run({ roundId, requestIds: [...ids] })}
            >
              Save the order
            </Button>
            <Button variant="link" onClick={reset}>
              Put it back
            </Button>
          </>
        )}
        {!changed && !asProposed && (
          <Button
            pending={order.pending}
            onClick={() => void order.run({ roundId, requestIds: [...proposed] })}
          >
            Use the proposed order
          </Button>
        )}
        {!changed && (
          <p className="text-sm text-muted">
            {asProposed
              ? 'In the proposed order: by what the deal is worth, then when it closes.'
              : 'By what the deal is worth, then when it closes, then who waits longest.'}
          </p>
        )}
      </div>
      {(overtaken || order.refusal) && (
        <DecisionRail
          size="sheet"
          outcome="denied"
          className="mt-3"
          title={order.refusal?.sentence ?? 'Somebody came or left while you moved them. Look at it again.'}
        />
      )}
    </>
  );
}
