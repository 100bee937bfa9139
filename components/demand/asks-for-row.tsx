'use client';

import { useId } from 'react';
import { dealInWords } from '#components/demand/deal-in-words.ts';
import type { AskedFor } from '#components/demand/demand-data.ts';
import { WithdrawInterest } from '#components/demand/withdraw-interest.tsx';
import { StageBadge } from '#components/features/stage-badge.tsx';
import { Button } from '#components/ui/button.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { TableActions, TableCell, TableRow, TableRowLink } from '#components/ui/table.tsx';

interface AsksForRowProps {
  readonly asked: AskedFor;
  readonly accountName: string;
  /** What can be done for them now; nothing while its round is not open to them. */
  readonly verb: string | undefined;
  readonly onUnlock: ((featureKey: string) => void) | undefined;
}

export function AsksForRow({ asked, accountName, verb, onUnlock }: AsksForRowProps) {
  const id = useId();
  const { feature } = asked;
  const deal = dealInWords(asked);
  return (
    <TableRow>
      <TableCell phone="main" className="align-top sm:w-[28%] sm:py-3">
        <span id={id}>
          <TableRowLink href={`/features/${feature.key}`} prefetch={false}>
            {feature.name}
          </TableRowLink>
        </span>
        <p className="pt-0.5">
          <StageBadge stage={feature.stage} />
        </p>
      </TableCell>
      <TableCell phone="line" className="align-top sm:py-3">
        <p>“{asked.note}”</p>
        <p className="relative text-muted" suppressHydrationWarning>
          {deal && `${deal} · `}heard by {asked.heardByName}, <RelativeTime at={asked.createdAt} />
        </p>
        {verb && <p className="font-medium">It is open now.</p>}
      </TableCell>
      <TableCell phone="line" align="end" className="sm:w-60">
        <TableActions>
          {asked.mayWithdraw && (
            <WithdrawInterest interestId={asked.id} accountName={accountName} describedBy={id} />
          )}
          {verb && onUnlock && (
            <Button aria-describedby={id} onClick={() => onUnlock(feature.key)}>
              {verb}
            </Button>
          )}
        </TableActions>
      </TableCell>
    </TableRow>
  );
}
