'use client';

import { ConfirmDialog, type DialogHold } from '#components/features/confirm-dialog.tsx';
import { useTRPC } from '#components/trpc/client.ts';
import { useCommand } from '#components/trpc/use-command.ts';
import { onTopInWords, type SampleSize } from '#domain/sample.ts';

interface RemoveSampleDialogProps extends DialogHold {
  readonly size: SampleSize;
}

export function RemoveSampleDialog({ size, ...hold }: RemoveSampleDialogProps) {
  const trpc = useTRPC();
  const { run, pending, refusal } = useCommand(trpc.sample.remove, {
    done: 'The sample data is gone.',
    onDone: () => hold.onOpenChange(false),
  });
  const onTop = onTopInWords(size);
  return (
    <ConfirmDialog
      {...hold}
      title="Remove the sample data"
      verb="Remove it"
      danger
      pending={pending}
      refusal={refusal}
      onConfirm={() => void run({})}
    >
      <p className="max-w-[68ch]">
        {size.features} features and {size.accounts} accounts go, with their contacts and rounds.
        {onTop && <> All that belongs to them goes too: {onTop}.</>}
      </p>
      <p className="max-w-[68ch] text-muted">
        Apps that ask for them get the value for everybody within seconds. The timeline keeps what happened.
      </p>
    </ConfirmDialog>
  );
}
