'use client';

import { LateConfirmDialog } from '#components/features/late-confirm-dialog.tsx';
import { useTRPC } from '#components/trpc/client.ts';
import { useCommand } from '#components/trpc/use-command.ts';
import { Button } from '#components/ui/button.tsx';
import { useOpening } from '#components/ui/use-opening.ts';

interface WithdrawInterestProps {
  readonly interestId: string;
  readonly accountName: string;
  readonly describedBy: string;
}

export function WithdrawInterest({ interestId, accountName, describedBy }: WithdrawInterestProps) {
  const trpc = useTRPC();
  const opened = useOpening();
  const withdraw = useCommand(trpc.demand.withdraw, {
    done: `Noted: ${accountName} does not ask any more.`,
    onDone: opened.close,
  });
  return (
    <>
      <Button
        ref={opened.opener}
        variant="link"
        className="max-sm:border-edge max-sm:text-ink"
        aria-describedby={describedBy}
        onClick={opened.show}
      >
        They ask no more
      </Button>
      {opened.times > 0 && (
        <LateConfirmDialog
          key={opened.times}
          title={`${accountName} asks for it no more?`}
          description="It stays on the timeline and counts as demand no more."
          verb="Note it"
          asks={{ label: 'Why (optional)', required: false }}
          pending={withdraw.pending}
          refusal={withdraw.refusal}
          onConfirm={(reason) => void withdraw.run({ interestId, ...(reason ? { reason } : {}) })}
          {...opened.hold}
        />
      )}
    </>
  );
}
