'use client';

import dynamic from 'next/dynamic';
import Link from 'next/link';
import { useId } from 'react';
import { scopeNote } from '#components/access/scope-note.ts';
import type { WaitingRequest } from '#components/features/feature-data.ts';
import { moneyInShort } from '#components/features/money.ts';
import { useTRPC } from '#components/trpc/client.ts';
import { useCommand } from '#components/trpc/use-command.ts';
import { Button } from '#components/ui/button.tsx';
import { Glyph } from '#components/ui/glyph.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { TableActions, TableCell, TableRow, TableRowLink } from '#components/ui/table.tsx';
import { useOpening } from '#components/ui/use-opening.ts';
import { dayInWords, daysInWords } from '#domain/dates.ts';
import { approversInWords } from '#domain/policy.ts';

const RejectDialog = dynamic(
  () => import('#components/features/reject-dialog.tsx').then((module) => module.RejectDialog),
  { ssr: false },
);

export function WaitingRow({ request }: { readonly request: WaitingRequest }) {
  const id = useId();
  const { accountName, dealCloseDate } = request;
  const beside = dealCloseDate
    ? `closes ${dayInWords(new Date(`${dealCloseDate}T00:00:00Z`), new Date())}`
    : request.type;
  return (
    <TableRow>
      <TableCell phone="main" className="align-top sm:w-[32%] sm:py-3">
        <span id={id}>
          <TableRowLink href={`/accounts/${request.accountKey}`}>{accountName}</TableRowLink>
        </span>{' '}
        <span className="text-muted" suppressHydrationWarning>
          {moneyInShort(request.arr)} · {beside}
        </span>
      </TableCell>
      <TableCell phone="line" className="relative align-top sm:py-3">
        <p>
          <Glyph name="arrow" className="mr-1.5 text-indigo" />
          <Link
            href={`/approvals/${request.id}`}
            aria-label={`Approval asked for ${accountName}`}
            className="font-medium text-indigo underline-offset-3 hover:underline"
          >
            Approval asked
          </Link>{' '}
          by {request.requestedByName} for {daysInWords(request.days)},{' '}
          <RelativeTime at={request.createdAt} />
          {scopeNote(request)}
        </p>
        <p className="text-muted">{`“${request.reason}”`}</p>
      </TableCell>
      <TableCell phone="line" align="end" className="sm:w-48">
        {request.mayDecide ? (
          <Decide request={request} describedBy={id} />
        ) : (
          <span className="text-muted">{waitsFor(request)}</span>
        )}
      </TableCell>
    </TableRow>
  );
}

interface DecideProps {
  readonly request: WaitingRequest;
  readonly describedBy: string;
}

function Decide({ request, describedBy }: DecideProps) {
  const trpc = useTRPC();
  const rejecting = useOpening();
  const approve = useCommand(trpc.requests.approve, {
    done: ({ granted }) =>
      granted
        ? `${request.accountName} has it now.`
        : `Approved. ${request.accountName} waits for the next yes.`,
  });
  return (
    <TableActions>
      <Button ref={rejecting.opener} variant="link" aria-describedby={describedBy} onClick={rejecting.show}>
        Reject
      </Button>
      <Button
        aria-describedby={describedBy}
        pending={approve.pending}
        onClick={() => void approve.run({ requestId: request.id, revision: request.revision })}
      >
        Approve
      </Button>
      {rejecting.times > 0 && <RejectDialog key={rejecting.times} request={request} {...rejecting.hold} />}
    </TableActions>
  );
}

function waitsFor({ steps }: WaitingRequest): string {
  const [only, ...more] = steps;
  return only && more.length === 0 ? `Waits for ${approversInWords(only)}` : 'Waits for approval';
}
