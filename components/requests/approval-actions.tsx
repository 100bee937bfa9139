'use client';

import { useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { ApprovalReject } from '#components/requests/approval-reject.tsx';
import type { ApprovalRow } from '#components/requests/approval-row.ts';
import { nameOf } from '#components/requests/approval-words.ts';
import { WithdrawButton } from '#components/requests/withdraw-button.tsx';
import { useTRPC } from '#components/trpc/client.ts';
import { useCommand } from '#components/trpc/use-command.ts';
import { Button } from '#components/ui/button.tsx';

/** As much of a request as its buttons need. */
export type Decidable = Pick<
  ApprovalRow,
  | 'request'
  | 'feature'
  | 'account'
  | 'requestedByName'
  | 'waitsFor'
  | 'mayDecide'
  | 'mayWithdraw'
  | 'isMine'
  | 'escalated'
  | 'inPlaceOf'
>;

interface ApprovalActionsProps {
  readonly row: Decidable;
  readonly active: boolean;
  /** The id of what names the request. */
  readonly describedBy: string;
  readonly onDecided: () => void;
  /** Where it is the one thing to do on the page. */
  readonly prominent?: boolean;
}

/** The buttons of a row: a page of its own has the rest. */
export function ApprovalActions(props: ApprovalActionsProps) {
  const { row, describedBy, onDecided } = props;
  return (
    <div className="flex flex-wrap items-center gap-x-4 lg:w-56 lg:flex-col lg:items-end lg:gap-y-1.5">
      {row.mayDecide && <ApprovalDecide {...props} />}
      {!row.mayDecide && row.isMine && row.mayWithdraw && (
        <WithdrawButton
          requestId={row.request.id}
          featureName={row.feature.name}
          accountName={row.account.name}
          variant="outline"
          onDone={onDecided}
        />
      )}
      <Link
        href={`/approvals/${row.request.id}`}
        aria-describedby={describedBy}
        className="underline-link inline-flex items-center text-sm max-sm:h-11 sm:h-6"
      >
        Details<span className="sr-only"> of {nameOf(row)}</span>
      </Link>
    </div>
  );
}

/** Approve and Reject, with what the server said against it. */
export function ApprovalDecide({ row, active, describedBy, onDecided, prominent }: ApprovalActionsProps) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { request, feature, account } = row;
  const undo = useCommand(trpc.grants.undo, { done: `${feature.name} is off again for ${account.name}.` });
  const approve = useCommand(trpc.requests.approve, {
    done: (answer) => saidYes(row, answer),
    action: ({ grantId }) =>
      grantId && mayUndo(row) ? { label: 'Undo', run: () => void undo.run({ grantId }) } : undefined,
    onDone: onDecided,
  });

  async function sayYes() {
    const answer = await approve.run({ requestId: request.id, revision: request.revision });
    if (!answer) await queryClient.invalidateQueries(trpc.requests.pathFilter());
  }

  return (
    <div className="max-sm:w-full">
      <div className="flex flex-row-reverse items-center gap-2 max-lg:justify-end max-sm:[&>*]:flex-1">
        <Button
          variant={prominent ? 'primary' : 'outline'}
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
      {approve.refusal && (
        <p className="mt-2 max-w-[68ch] text-sm font-medium text-red lg:text-right">
          {approve.refusal.sentence}
        </p>
      )}
    </div>
  );
}

/** Leads take back what their own team got; whoever only stood in, or came because it waited long, does not. */
function mayUndo({ waitsFor, escalated, inPlaceOf }: Decidable): boolean {
  return waitsFor === 'feature_pm' || (waitsFor === 'lead' && !escalated && !inPlaceOf);
}

function saidYes(
  { request, feature, account }: Decidable,
  { granted, waitlisted }: { readonly granted: boolean; readonly waitlisted: boolean },
): string {
  if (granted && request.extendsGrantId) return `Approved: ${account.name} has ${feature.name} for longer.`;
  if (granted && request.startsAt && request.startsAt > new Date())
    return `Approved: ${feature.name} starts later for ${account.name}.`;
  if (granted) return `Approved: ${feature.name} is on for ${account.name}.`;
  if (waitlisted) return `Approved: all places are taken, so ${account.name} waits for one.`;
  if (request.status !== 'pending') return `Approved: ${account.name} goes on waiting for a place.`;
  return `Approved: ${feature.name} for ${account.name} now waits for the next yes.`;
}
