'use client';

import { ConfirmDialog } from '#components/features/confirm-dialog.tsx';
import type { ImportJobData } from '#components/imports/import-data.ts';
import { useTRPC } from '#components/trpc/client.ts';
import { useCommand } from '#components/trpc/use-command.ts';
import { Button } from '#components/ui/button.tsx';
import { useOpening } from '#components/ui/use-opening.ts';

export function StopImport({ job }: { readonly job: ImportJobData }) {
  const trpc = useTRPC();
  const opening = useOpening();
  const stop = useCommand(trpc.imports.cancel, {
    done: `The import of ${job.fileName} is stopped.`,
    onDone: opening.close,
  });
  return (
    <>
      <Button ref={opening.opener} onClick={opening.show}>
        Stop
      </Button>
      {opening.times > 0 && (
        <ConfirmDialog
          key={opening.times}
          {...opening.hold}
          title={`Stop the import of ${job.fileName}?`}
          description="What was imported so far stays; the lines that wait are left out."
          verb="Stop the import"
          danger
          pending={stop.pending}
          refusal={stop.refusal}
          onConfirm={() => void stop.run({ jobId: job.id })}
        />
      )}
    </>
  );
}
