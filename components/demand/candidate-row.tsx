'use client';

import { useId } from 'react';
import { dealInWords } from '#components/demand/deal-in-words.ts';
import type { AskedBefore } from '#components/demand/demand-data.ts';
import { WithdrawInterest } from '#components/demand/withdraw-interest.tsx';
import { moneyInShort } from '#components/features/money.ts';
import { Button } from '#components/ui/button.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { TableActions, TableCell, TableRow, TableRowLink } from '#components/ui/table.tsx';

interface CandidateRowProps {
  readonly candidate: AskedBefore;
  readonly picked?: boolean;
  /** Left out for readers who may not offer a place. */
  readonly onPick?: (on: boolean) => void;
  readonly onOffer?: () => void;
  readonly offering?: boolean;
}

export function CandidateRow({ candidate, picked, onPick, onOffer, offering }: CandidateRowProps) {
  const id = useId();
  const { account, refusal } = candidate;
  const possible = refusal === null;
  const deal = dealInWords(candidate);
  return (
    <TableRow aria-selected={onPick && picked ? true : undefined}>
      <TableCell phone="main" className="align-top sm:w-[34%] sm:py-3">
        <div className="flex gap-3">
          {onPick && (
            <input
              type="checkbox"
              aria-label={`Choose ${account.name}`}
              checked={picked === true && possible}
              disabled={!possible}
              onChange={(event) => onPick(event.target.checked)}
              className="relative z-10 mt-0.5 size-4.5 shrink-0 cursor-pointer accent-teal disabled:cursor-not-allowed max-sm:size-6"
            />
          )}
          <div className="min-w-0">
            <span id={id}>
              <TableRowLink href={`/accounts/${account.key}`} prefetch={false}>
                {account.name}
              </TableRowLink>
            </span>
            {deal && (
              <p className="font-semibold" suppressHydrationWarning>
                {deal}
              </p>
            )}
            <p className="text-muted">{moneyInShort(account.arr)} a year</p>
          </div>
        </div>
      </TableCell>
      <TableCell phone="line" className="align-top sm:py-3">
        <p>“{candidate.note}”</p>
        <p className="relative text-muted">
          Heard by {candidate.heardByName}, <RelativeTime at={candidate.createdAt} />
        </p>
        {onOffer && !possible && <p className="text-muted">No place to offer: {refusal}</p>}
      </TableCell>
      <TableCell phone="line" align="end" className="sm:w-56">
        <TableActions>
          {candidate.mayWithdraw && (
            <WithdrawInterest interestId={candidate.id} accountName={account.name} describedBy={id} />
          )}
          {onOffer && possible && (
            <Button aria-describedby={id} disabled={offering} onClick={onOffer}>
              Offer a place
            </Button>
          )}
        </TableActions>
      </TableCell>
    </TableRow>
  );
}
