'use client';

import { type FormEvent, useRef, useState } from 'react';
import type { Decidable } from '#components/requests/approval-actions.tsx';
import { useTRPC } from '#components/trpc/client.ts';
import { useCommand } from '#components/trpc/use-command.ts';
import { Button } from '#components/ui/button.tsx';
import {
  Dialog,
  DialogBody,
  DialogClose,
  DialogContent,
  DialogFooter,
  DialogTrigger,
} from '#components/ui/dialog.tsx';
import { Field } from '#components/ui/field.tsx';
import { Textarea } from '#components/ui/textarea.tsx';

const longest = 500;

interface ApprovalRejectProps {
  readonly row: Decidable;
  readonly active: boolean;
  readonly describedBy: string;
  readonly onDecided: () => void;
}

export function ApprovalReject({ row, active, describedBy, onDecided }: ApprovalRejectProps) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button
          variant="link"
          className="max-sm:border-edge max-sm:text-ink"
          aria-describedby={describedBy}
          {...(active ? { 'aria-keyshortcuts': 'd' } : {})}
        >
          Reject
        </Button>
      </DialogTrigger>
      <DialogContent
        title={`Reject ${row.feature.name} for ${row.account.name}?`}
        description={`${row.requestedByName} reads your reason, and it stays on the timeline.`}
      >
        <RejectForm
          row={row}
          onDone={() => {
            setOpen(false);
            onDecided();
          }}
        />
      </DialogContent>
    </Dialog>
  );
}

function RejectForm({ row, onDone }: { readonly row: Decidable; readonly onDone: () => void }) {
  const trpc = useTRPC();
  const { request, feature, account } = row;
  const [reason, setReason] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  const [missing, setMissing] = useState(false);
  const reject = useCommand(trpc.requests.reject, {
    done: `Rejected: ${feature.name} for ${account.name}.`,
    onDone,
  });

  function send(event: FormEvent) {
    event.preventDefault();
    const said = reason.trim();
    setMissing(said === '');
    if (!said) field.current?.focus();
    else void reject.run({ requestId: request.id, revision: request.revision, reason: said });
  }

  return (
    <form onSubmit={send} noValidate>
      <DialogBody>
        <Field
          label="Why not?"
          required
          error={missing ? 'Say why in one sentence.' : reject.refusal?.sentence}
        >
          {(wired) => (
            <Textarea
              {...wired}
              ref={field}
              data-autofocus
              maxLength={longest}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
      </DialogBody>
      <DialogFooter>
        <DialogClose asChild>
          <Button>Keep it waiting</Button>
        </DialogClose>
        <Button type="submit" variant="danger" pending={reject.pending}>
          Reject
        </Button>
      </DialogFooter>
    </form>
  );
}
