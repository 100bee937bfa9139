import type { ApproverGroup } from '#domain/policy.ts';

/** Said here again: the policy module would bring its whole validation into the page. */
const approvers: Record<ApproverGroup, string> = {
  feature_pm: "the feature's product manager",
  lead: 'a sales lead of the team',
  engineering: 'an engineer',
};

/** "It still needs a yes from the feature's product manager." */
export function missingYes(lacks: ApproverGroup): string {
  return `It still needs a yes from ${approvers[lacks]}.`;
}
