'use client';

import { LateConfirmDialog } from '#components/features/late-confirm-dialog.tsx';
import type { Exclusion } from '#components/grants/grant-data.ts';
import { useTRPC } from '#components/trpc/client.ts';
import { useCommand } from '#components/trpc/use-command.ts';
import { Button } from '#components/ui/button.tsx';
import { useOpening } from '#components/ui/use-opening.ts';
import { asSentence } from '#domain/decision.ts';

export function LiftExclusionButton({ exclusion }: { readonly exclusion: Exclusion }) {
  const trpc = useTRPC();
  const { account, feature } = exclusion;
  const opened = useOpening();
  const lift = useCommand(trpc.exclusions.lift, {
    done: `${account.name} can have ${feature.name} again.`,
    onDone: opened.close,
  });
  return (
    <>
      <Button
        ref={opened.opener}
        variant="link"
        className="max-sm:border-edge max-sm:text-ink"
        onClick={opened.show}
      >
        Lift
        <span className="sr-only">
          {' '}
          the exclusion of {account.name} from {feature.name}
        </span>
      </Button>
      {opened.times > 0 && (
        <LateConfirmDialog
          key={opened.times}
          {...opened.hold}
          title={`Let ${account.name} have ${feature.name} again?`}
          description={`${asSentence(`They were excluded: ${exclusion.reason}`)} What they had of it does not come back by itself.`}
          asks={{ label: 'Why', hint: 'It stands on the timeline.', required: true }}
          verb="Lift the exclusion"
          pending={lift.pending}
          refusal={lift.refusal}
          onConfirm={(reason) => void lift.run({ exclusionId: exclusion.id, reason: reason ?? '' })}
        />
      )}
    </>
  );
}
