import { ConfirmDialog, type DialogHold } from '#components/features/confirm-dialog.tsx';
import type { WaitingRequest } from '#components/features/feature-data.ts';
import { useTRPC } from '#components/trpc/client.ts';
import { useCommand } from '#components/trpc/use-command.ts';

interface RejectDialogProps extends DialogHold {
  readonly request: WaitingRequest;
}

export function RejectDialog({ request, ...hold }: RejectDialogProps) {
  const trpc = useTRPC();
  const { accountName, requestedByName } = request;
  const command = useCommand(trpc.requests.reject, {
    done: `Rejected for ${accountName}. ${requestedByName} sees why.`,
    onDone: () => hold.onOpenChange(false),
  });
  return (
    <ConfirmDialog
      {...hold}
      title={`Reject for ${accountName}`}
      description={`${requestedByName} asked: “${request.reason}”`}
      verb="Reject it"
      danger
      asks={{ label: 'Reason', hint: 'Say when to ask again, if it is worth it.', required: true }}
      pending={command.pending}
      refusal={command.refusal}
      onConfirm={(reason) =>
        reason && void command.run({ requestId: request.id, revision: request.revision, reason })
      }
    />
  );
}
