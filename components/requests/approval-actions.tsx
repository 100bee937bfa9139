'use client';

import { useQueryClient } from '@tanstack/react-query';
import { ApprovalReject } from '#components/requests/approval-reject.tsx';
import type { ApprovalRow } from '#components/requests/approval-row.ts';
import { useTRPC } from '#components/trpc/client.ts';
import { useCommand } from '#components/trpc/use-command.ts';
import { Button } from '#components/ui/button.tsx';

interface ApprovalActionsProps {
  readonly row: ApprovalRow;
  readonly active: boolean;
  /** The id of what names the request. */
  readonly describedBy: string;
  readonly onDecided: () => void;
}

export function ApprovalActions({ row, active, describedBy, onDecided }: ApprovalActionsProps) {
  if (!row.mayDecide && !row.isMine) return null;
  const given = { row, active, describedBy, onDecided };
  return <div className="lg:w-52">{row.mayDecide ? <Decide {...given} /> : <Withdraw {...given} />}</div>;
}

function Decide({ row, active, describedBy, onDecided }: ApprovalActionsProps) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { request, feature, account } = row;
  const undo = useCommand(trpc.grants.undo, { done: `${feature.name} is off again for ${account.name}.` });
  const approve = useCommand(trpc.requests.approve, {
    done: ({ granted }) =>
      granted
        ? `Approved: ${feature.name} is on for ${account.name}.`
        : `Approved: ${feature.name} for ${account.name} now waits for the next yes.`,
    action: ({ grantId }) =>
      grantId && row.waitsFor !== 'engineering'
        ? { label: 'Undo', run: () => void undo.run({ grantId }) }
        : undefined,
    onDone: onDecided,
  });

  async function sayYes() {
    const answer = await approve.run({ requestId: request.id, revision: request.revision });
    if (!answer) await queryClient.invalidateQueries(trpc.requests.waiting.queryFilter());
  }

  return (
    <>
      <div className="flex flex-row-reverse items-center gap-2 max-lg:justify-end max-sm:[&>*]:flex-1">
        <Button
          className="max-sm:border-transparent max-sm:bg-teal max-sm:text-on-teal"
          aria-describedby={describedBy}
          {...(active ? { 'aria-keyshortcuts': 'a' } : {})}
          pending={approve.pending}
          onClick={() => void sayYes()}
        >
          Approve
        </Button>
        <ApprovalReject row={row} active={active} describedBy={describedBy} onDecided={onDecided} />
      </div>
      <Refusal sentence={approve.refusal?.sentence} />
    </>
  );
}

function Withdraw({ row, describedBy, onDecided }: ApprovalActionsProps) {
  const trpc = useTRPC();
  const { request, feature, account } = row;
  const cancel = useCommand(trpc.requests.cancel, {
    done: `Withdrawn: ${feature.name} for ${account.name}.`,
    onDone: onDecided,
  });
  return (
    <>
      <div className="flex lg:justify-end">
        <Button
          aria-describedby={describedBy}
          className="max-sm:flex-1"
          pending={cancel.pending}
          onClick={() => void cancel.run({ requestId: request.id })}
        >
          Withdraw
        </Button>
      </div>
      <Refusal sentence={cancel.refusal?.sentence} />
    </>
  );
}

function Refusal({ sentence }: { readonly sentence: string | undefined }) {
  if (!sentence) return null;
  return <p className="mt-2 max-w-[68ch] text-sm font-medium text-red lg:text-right">{sentence}</p>;
}
