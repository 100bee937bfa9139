'use client';

import { useState } from 'react';
import { ApprovalDecide } from '#components/requests/approval-actions.tsx';
import { ChangeSheet } from '#components/requests/change-sheet.tsx';
import type { RequestPageData } from '#components/requests/request-page-data.ts';
import { WithdrawButton } from '#components/requests/withdraw-button.tsx';
import { Button } from '#components/ui/button.tsx';
import { ThumbBar } from '#components/ui/thumb-bar.tsx';
import { TakePlaceButton } from '#components/waitlist/take-place-button.tsx';

interface RequestActionsProps {
  readonly page: RequestPageData;
  readonly titleId: string;
  readonly onDone: () => void;
}

/** What the reader can do with it; nothing when it is decided or none of theirs. */
export function RequestActions({ page, titleId, onDone }: RequestActionsProps) {
  const { request, feature, account, mayDecide, mayChange, mayWithdraw, isMine, isTheirs, waitsFor } = page;
  const [changing, setChanging] = useState({ open: false, time: 0 });
  const offered = isTheirs && request.status === 'offered' && waitsFor === null;
  if (!mayDecide && !mayChange && !mayWithdraw && !offered && !changing.open) return null;
  const about = { requestId: request.id, featureName: feature.name, accountName: account.name };
  return (
    <ThumbBar className="mt-4 flex flex-wrap items-center gap-2.5 max-sm:[&>*]:flex-1">
      {mayDecide && <ApprovalDecide row={page} active prominent describedBy={titleId} onDecided={onDone} />}
      {offered && <TakePlaceButton {...about} />}
      {mayChange && (
        <Button kbd="e" onClick={() => setChanging(({ time }) => ({ open: true, time: time + 1 }))}>
          Change
        </Button>
      )}
      {mayWithdraw && (isMine || !mayDecide) && (
        <WithdrawButton {...about} variant={isMine ? 'outline' : 'link'} onDone={onDone} />
      )}
      {changing.time > 0 && (
        <ChangeSheet
          key={changing.time}
          page={page}
          open={changing.open}
          onOpenChange={(open) => setChanging((before) => ({ ...before, open }))}
        />
      )}
    </ThumbBar>
  );
}
