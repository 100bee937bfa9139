'use client';

import { type ReactNode, useId } from 'react';
import { ApprovalActions } from '#components/requests/approval-actions.tsx';
import { ApprovalBrief } from '#components/requests/approval-brief.tsx';
import { ApprovalCustomer } from '#components/requests/approval-customer.tsx';
import { ApprovalGrounds } from '#components/requests/approval-grounds.tsx';
import { ApprovalPick, type Picking } from '#components/requests/approval-pick.tsx';
import type { ApprovalRow } from '#components/requests/approval-row.ts';
import { cn } from '#components/ui/class-names.ts';

interface ApprovalItemProps {
  readonly row: ApprovalRow;
  /** Three lines for a home page; whole: with the policy, the places and what was decided before. */
  readonly form: 'brief' | 'whole';
  /** Whether the single keys act on this row. */
  readonly active: boolean;
  readonly onActive: (active: boolean) => void;
  readonly onDecided: () => void;
  /** Left out, rows are not chosen. */
  readonly picking?: Picking | undefined;
}

export function ApprovalItem({ row, form, active, onActive, onDecided, picking }: ApprovalItemProps) {
  const id = useId();
  const actions = <ApprovalActions row={row} active={active} describedBy={id} onDecided={onDecided} />;
  if (form === 'brief')
    return (
      <Line onActive={onActive} className="py-4 lg:grid-cols-[minmax(0,1fr)_auto]">
        <ApprovalBrief row={row} titleId={id} />
        {actions}
      </Line>
    );
  return (
    <Line
      onActive={onActive}
      className={cn(
        'py-5',
        picking
          ? 'grid-cols-[auto_minmax(0,1fr)] gap-x-3 lg:gap-x-8 lg:grid-cols-[auto_12.5rem_minmax(0,1fr)_auto] max-lg:[&>:nth-child(n+3)]:col-span-2'
          : 'lg:grid-cols-[12.5rem_minmax(0,1fr)_auto]',
      )}
    >
      {picking && <ApprovalPick row={row} active={active} picking={picking} />}
      <ApprovalCustomer row={row} titleId={id} />
      <ApprovalGrounds row={row} />
      {actions}
    </Line>
  );
}

interface LineProps {
  readonly onActive: (active: boolean) => void;
  readonly className: string;
  readonly children: ReactNode;
}

function Line({ onActive, className, children }: LineProps) {
  return (
    <li
      onFocus={() => onActive(true)}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) onActive(false);
      }}
      className={cn(
        'relative grid gap-x-8 gap-y-3 border-b border-rule before:absolute before:inset-y-0 before:-left-3 before:w-0.5 focus-within:before:bg-teal',
        className,
      )}
    >
      {children}
    </li>
  );
}
