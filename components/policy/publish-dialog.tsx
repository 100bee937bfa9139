import { ConfirmDialog, type DialogHold } from '#components/features/confirm-dialog.tsx';
import type { CurrentPolicy } from '#components/policy/policy-data.ts';
import type { PolicyDraft } from '#components/policy/use-policy-draft.ts';
import { useTRPC } from '#components/trpc/client.ts';
import { useCommand } from '#components/trpc/use-command.ts';
import type { Rule } from '#domain/policy.ts';
import { diffInWords, policyDiff, sameRules } from '#domain/policy-diff.ts';
import { rulesProblems } from '#domain/policy-problems.ts';
import { policyWarnings } from '#domain/policy-review.ts';

interface PublishDialogProps extends DialogHold {
  readonly draft: PolicyDraft;
  readonly current: CurrentPolicy;
  readonly onPublished: () => void;
}

export function PublishDialog({ draft, current, onPublished, ...hold }: PublishDialogProps) {
  const trpc = useTRPC();
  const command = useCommand(trpc.policy.publish, {
    done: ({ version, rejudged }) => `Policy ${version} holds now. ${judgedAgain(rejudged)}`,
    onDone: onPublished,
  });
  const warnings = policyWarnings(draft.rules);
  return (
    <ConfirmDialog
      {...hold}
      title={`Publish policy ${current.version + 1}`}
      description="It holds at once. What was decided stays; requests that wait are judged again, and their people are told."
      verb="Publish"
      blocked={blockedBy(draft, current)}
      asks={{ label: 'Reason', hint: 'It stands with the version and on the timeline.', required: true }}
      pending={command.pending}
      refusal={command.refusal}
      onConfirm={(reason) =>
        reason && void command.run({ basedOn: draft.basedOn, rules: mutable(draft.rules), reason })
      }
    >
      <p className="max-w-[68ch]">
        {draft.rules.length === 1 ? '1 rule' : `${draft.rules.length} rules`}:{' '}
        {diffInWords(policyDiff(draft.base, draft.rules))}.
      </p>
      {warnings.length > 0 && (
        <ul className="grid gap-1 text-sm font-medium text-amber">
          {warnings.map(({ kind, place, sentence }) => (
            <li key={`${kind} ${place}`}>
              {place === undefined ? '' : `Rule ${place}: `}
              {sentence}
            </li>
          ))}
        </ul>
      )}
    </ConfirmDialog>
  );
}

function blockedBy(draft: PolicyDraft, current: CurrentPolicy): string | undefined {
  if (draft.basedOn !== current.version)
    return `Policy ${current.version} was published meanwhile. Look at the difference first.`;
  if (draft.rules.length === 0) return 'A policy has one rule at least.';
  const [problem] = rulesProblems(draft.rules);
  if (problem) return `Rule ${problem.place}: ${problem.sentence}`;
  if (sameRules(draft.base, draft.rules)) return 'Nothing changed: there is nothing to publish.';
  return undefined;
}

function judgedAgain(count: number): string {
  if (count === 0) return 'It changes nothing for requests that wait.';
  return count === 1 ? 'It changed 1 request that waits.' : `It changed ${count} requests that wait.`;
}

function mutable(rules: readonly Rule[]): Rule[] {
  return [...rules];
}
