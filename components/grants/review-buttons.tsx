'use client';

import { useRef, useState } from 'react';
import { LateConfirmDialog } from '#components/features/late-confirm-dialog.tsx';
import type { BreakGlassRow } from '#components/grants/grant-data.ts';
import type { Verdict } from '#components/grants/source-words.ts';
import { useTRPC } from '#components/trpc/client.ts';
import { useCommand } from '#components/trpc/use-command.ts';
import { Button } from '#components/ui/button.tsx';

interface ReviewButtonsProps {
  readonly row: Pick<BreakGlassRow, 'id' | 'grantedByName' | 'expiresAt' | 'endedAt'> & {
    readonly feature: { readonly name: string };
    readonly account: { readonly name: string };
  };
}

/** Right, or not right: each with a note, and the second ends it. */
export function ReviewButtons({ row }: ReviewButtonsProps) {
  const trpc = useTRPC();
  const { feature, account, grantedByName } = row;
  const opener = useRef<HTMLButtonElement>(null);
  const [opened, setOpened] = useState<{ verdict: Verdict; open: boolean; times: number }>();
  const review = useCommand(trpc.grants.reviewBreakGlass, {
    done: ({ ended }) =>
      ended ? `${feature.name} has ended for ${account.name}.` : 'It is written down that you looked at it.',
    onDone: () => setOpened((was) => was && { ...was, open: false }),
  });
  const over = (row.endedAt ?? row.expiresAt) <= new Date();
  const right = opened?.verdict === 'justified';

  function ask(verdict: Verdict, from: HTMLButtonElement) {
    opener.current = from;
    review.clearRefusal();
    setOpened((was) => ({ verdict, open: true, times: (was?.times ?? 0) + 1 }));
  }

  return (
    <div className="flex flex-wrap items-start gap-2 lg:justify-end max-sm:[&>button]:flex-1">
      <Button variant="danger" onClick={(event) => ask('not_justified', event.currentTarget)}>
        {over ? 'Not right' : 'Not right, end it'}
        <span className="sr-only">
          : {feature.name} for {account.name}
        </span>
      </Button>
      <Button onClick={(event) => ask('justified', event.currentTarget)}>
        It was right
        <span className="sr-only">
          : {feature.name} for {account.name}
        </span>
      </Button>
      {opened && (
        <LateConfirmDialog
          key={opened.times}
          open={opened.open}
          onOpenChange={(open) => setOpened({ ...opened, open })}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            const back = opener.current?.isConnected ? opener.current : document.getElementById('main');
            back?.focus();
          }}
          title={right ? 'This break-glass was right?' : 'This break-glass was not right?'}
          description={
            right || over
              ? `${feature.name} for ${account.name}. ${grantedByName} reads your note.`
              : `${feature.name} ends for ${account.name} at once. ${grantedByName} reads your note.`
          }
          asks={{ label: 'What you found', hint: 'It stands on the timeline.', required: true }}
          verb={right ? 'It was right' : over ? 'It was not right' : 'End it'}
          danger={!right}
          pending={review.pending}
          refusal={review.refusal}
          onConfirm={(note) =>
            void review.run({ grantId: row.id, verdict: opened.verdict, note: note ?? '' })
          }
        />
      )}
    </div>
  );
}
