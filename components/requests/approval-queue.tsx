'use client';

import { useEffect, useRef, useState } from 'react';
import { ApprovalItem } from '#components/requests/approval-item.tsx';
import type { Picking } from '#components/requests/approval-pick.tsx';
import type { ApprovalRow } from '#components/requests/approval-row.ts';

interface ApprovalQueueProps {
  readonly rows: readonly ApprovalRow[];
  readonly label: string;
  readonly form?: 'brief' | 'whole';
  readonly picking?: Picking | undefined;
}

/** Rows that leave when decided; the focus goes to the row that takes their place. */
export function ApprovalQueue({ rows, label, form = 'whole', picking }: ApprovalQueueProps) {
  const list = useRef<HTMLUListElement>(null);
  const [activeId, setActiveId] = useState<string>();
  const [decided, setDecided] = useState<readonly string[]>([]);
  const [place, setPlace] = useState<number>();
  const shown = rows.filter((row) => !decided.includes(decisionOf(row)));

  useEffect(() => {
    if (place === undefined) return;
    const links = list.current?.querySelectorAll<HTMLElement>('[data-slot=table-row-link]') ?? [];
    const next = links[Math.min(place, links.length - 1)] ?? document.querySelector<HTMLElement>('main');
    next?.focus({ preventScroll: next.tagName === 'MAIN' });
    setPlace(undefined);
  }, [place]);

  return (
    <ul ref={list} aria-label={label} className="border-t border-ink">
      {shown.map((row, position) => (
        <ApprovalItem
          key={row.request.id}
          row={row}
          form={form}
          active={activeId === row.request.id}
          onActive={(active) => setActiveId(active ? row.request.id : undefined)}
          onDecided={() => {
            setDecided((before) => [...before, decisionOf(row)]);
            setPlace(position);
          }}
          picking={picking}
        />
      ))}
    </ul>
  );
}

/** A request of two steps comes back after the first of them. */
function decisionOf({ request, step, yeses }: ApprovalRow): string {
  return `${request.id} ${request.revision} ${step} ${yeses.given}`;
}
