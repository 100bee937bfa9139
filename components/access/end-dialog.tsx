'use client';

import { type FormEvent, useState } from 'react';
import { DecisionRail } from '#components/access/decision-rail.tsx';
import { writtenReason } from '#components/access/written-reason.ts';
import { useTRPC } from '#components/trpc/client.ts';
import { useCommand } from '#components/trpc/use-command.ts';
import { Button, type ButtonProps } from '#components/ui/button.tsx';
import { cn } from '#components/ui/class-names.ts';
import {
  Dialog,
  DialogBody,
  DialogClose,
  DialogContent,
  DialogFooter,
  DialogTrigger,
} from '#components/ui/dialog.tsx';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';

interface EndDialogProps {
  readonly grantId: string;
  readonly featureName: string;
  readonly accountName: string;
  readonly variant?: ButtonProps['variant'];
}

export function EndDialog({ grantId, featureName, accountName, variant = 'link' }: EndDialogProps) {
  const trpc = useTRPC();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string>();
  const end = useCommand(trpc.grants.revoke, {
    done: `${featureName} has ended for ${accountName}.`,
    onDone: () => setOpen(false),
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    const read = writtenReason(reason);
    setProblem('problem' in read ? read.problem : undefined);
    if ('reason' in read) void end.run({ grantId, reason: read.reason });
  }

  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant={variant} className={cn(variant === 'link' && 'max-sm:border-edge max-sm:text-ink')}>
          End<span className="sr-only"> {featureName}</span>
        </Button>
      </DialogTrigger>
      <DialogContent
        title={`End ${featureName} for ${accountName}?`}
        description="Their app stops seeing it within seconds. The place is free again."
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
