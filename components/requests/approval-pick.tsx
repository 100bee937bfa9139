import type { ApprovalRow } from '#components/requests/approval-row.ts';
import { nameOf } from '#components/requests/approval-words.ts';

/** Which rows are chosen for one answer to all. */
export interface Picking {
  readonly picked: ReadonlySet<string>;
  readonly onPick: (requestId: string, picked: boolean) => void;
}

interface ApprovalPickProps {
  readonly row: ApprovalRow;
  readonly active: boolean;
  readonly picking: Picking;
}

export function ApprovalPick({ row, active, picking: { picked, onPick } }: ApprovalPickProps) {
  const { id } = row.request;
  return (
    <label className="-m-3 grid size-11 cursor-pointer place-items-center lg:-mr-5">
      <span className="sr-only">Choose {nameOf(row)}</span>
      <input
        type="checkbox"
        className="size-[18px] accent-teal max-sm:size-5"
        {...(active ? { 'aria-keyshortcuts': 'x' } : {})}
        checked={picked.has(id)}
        onChange={(event) => onPick(id, event.target.checked)}
      />
    </label>
  );
}
