import { type ApproverGroup, approverGroupNames } from '#domain/policy.ts';

/** "It still needs a yes from the feature's product manager." */
export function missingYes(lacks: ApproverGroup): string {
  return `It still needs a yes from ${approverGroupNames[lacks]}.`;
}
