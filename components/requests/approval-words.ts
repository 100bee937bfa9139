import type { ApprovalRow } from '#components/requests/approval-row.ts';
import { dayInWords } from '#domain/dates.ts';
import { approverGroupNames } from '#domain/policy.ts';

/** The day of a deal in words. */
export function closing(day: string): string {
  return dayInWords(new Date(`${day}T00:00:00Z`), new Date());
}

/** Where the approval stands: "Step 2 of 2. Sales lead said yes." */
export function stepsOf({ request, step, approvedBy, waitsFor, mayDecide }: ApprovalRow): string | undefined {
  const said = [
    request.steps.length > 1 && `Step ${step} of ${request.steps.length}.`,
    approvedBy.length > 0 && `${approvedBy.join(' and ')} said yes.`,
    !mayDecide && waitsFor && waitingFor(approverGroupNames[waitsFor], request.ruleText),
  ].filter(Boolean);
  return said.length > 0 ? said.join(' ') : undefined;
}

function waitingFor(approver: string, ruleText: string): string | undefined {
  return ruleText.includes(approver) ? undefined : `It waits for ${approver}.`;
}

/** What was decided about the feature before. */
export function pastOf({ past }: ApprovalRow): string {
  const said = [
    past.approved > 0 && `${past.approved} approved`,
    past.rejected > 0 && `${past.rejected} rejected`,
  ].filter(Boolean);
  return said.length > 0 ? `${said.join(', ')} before` : 'No decisions before';
}
