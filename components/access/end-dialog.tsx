'use client';

import { type FormEvent, useState } from 'react';
import { DecisionRail } from '#components/access/decision-rail.tsx';
import { writtenReason } from '#components/access/written-reason.ts';
import type { DialogHold } from '#components/features/confirm-dialog.tsx';
import { useTRPC } from '#components/trpc/client.ts';
import { useCommand } from '#components/trpc/use-command.ts';
import { Button } from '#components/ui/button.tsx';
import { Dialog, DialogBody, DialogClose, DialogContent, DialogFooter } from '#components/ui/dialog.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';

interface EndDialogProps extends DialogHold {
  readonly grantId: string;
  readonly featureName: string;
  readonly accountName: string;
}

export function EndDialog({ grantId, featureName, accountName, ...hold }: EndDialogProps) {
  const trpc = useTRPC();
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string>();
  const end = useCommand(trpc.grants.revoke, {
    done: `${featureName} has ended for ${accountName}.`,
    onDone: () => hold.onOpenChange(false),
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    const read = writtenReason(reason);
    setProblem('problem' in read ? read.problem : undefined);
    if ('reason' in read) void end.run({ grantId, reason: read.reason });
  }

  return (
    <Dialog open={hold.open} onOpenChange={hold.onOpenChange}>
      <DialogContent
        title={`End ${featureName} for ${accountName}?`}
        description="Their app stops seeing it within seconds. The place is free again."
        onCloseAutoFocus={hold.onCloseAutoFocus}
      >
        <form onSubmit={submit} noValidate>
          <DialogBody className="grid gap-4">
            <Field label="Reason" hint="It stands on the timeline." error={problem} required>
              {(wired) => (
                <Input
                  {...wired}
                  data-autofocus
                  value={reason}
                  onChange={(event) => setReason(event.target.value)}
                  autoComplete="off"
                />
              )}
            </Field>
            {end.refusal && <DecisionRail outcome="denied" size="sheet" title={end.refusal.sentence} />}
          </DialogBody>
          <DialogFooter>
            <DialogClose asChild>
              <Button>Keep it</Button>
            </DialogClose>
            <Button type="submit" variant="danger" pending={end.pending}>
              End {featureName}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
