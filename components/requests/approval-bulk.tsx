'use client';

import type { ApprovalRow } from '#components/requests/approval-row.ts';
import { nameOf } from '#components/requests/approval-words.ts';
import { BulkOutcome } from '#components/trpc/bulk-outcome.tsx';
import { useTRPC } from '#components/trpc/client.ts';
import { useBulk } from '#components/trpc/use-bulk.ts';
import { Button } from '#components/ui/button.tsx';
import { ThumbBar } from '#components/ui/thumb-bar.tsx';

interface ApprovalBulkProps {
  readonly rows: readonly ApprovalRow[];
  readonly picked: ReadonlySet<string>;
  readonly onPick: (requestIds: readonly string[]) => void;
}

/** One yes to each of the chosen, one after the other: each has its own gate and its own outcome. */
export function ApprovalBulk({ rows, picked, onPick }: ApprovalBulkProps) {
  const trpc = useTRPC();
  const bulk = useBulk(trpc.requests.approve);
  const chosen = rows.filter((row) => picked.has(row.request.id));
  const all = chosen.length === rows.length;

  async function approveAll() {
    const items = chosen.map((row) => ({
      name: nameOf(row),
      input: { requestId: row.request.id, revision: row.request.revision },
    }));
    const report = await bulk.run(items);
    const refused = new Set(report?.refused.map(({ name }) => name));
    onPick(chosen.filter((row) => refused.has(nameOf(row))).map((row) => row.request.id));
  }

  return (
    <div>
      {rows.length > 1 && (
        <div className="flex min-h-11 flex-wrap items-center gap-x-4 gap-y-2 pb-2">
          <label className="flex min-h-9 cursor-pointer items-center gap-3.5 max-sm:min-h-11">
            <input
              type="checkbox"
              className="size-[18px] accent-teal max-sm:size-5"
              checked={all}
              ref={(box) => {
                if (box) box.indeterminate = chosen.length > 0 && !all;
              }}
              onChange={() => onPick(all ? [] : rows.map((row) => row.request.id))}
            />
            {chosen.length === 0 ? `Choose all ${rows.length}` : `${chosen.length} chosen`}
          </label>
          {chosen.length > 0 && (
            <ThumbBar>
              <Button
                variant="primary"
                pending={bulk.progress !== undefined}
                className="max-md:w-full"
                onClick={() => void approveAll()}
              >
                Approve {chosen.length}
              </Button>
            </ThumbBar>
          )}
        </div>
      )}
      <BulkOutcome bulk={bulk} />
    </div>
  );
}
