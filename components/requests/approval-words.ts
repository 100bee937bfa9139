import type { ApprovalRow } from '#components/requests/approval-row.ts';
import { dayInWords } from '#domain/dates.ts';
import { approverGroupNames } from '#domain/policy.ts';

/** The day of a deal in words. */
export function closing(day: string): string {
  return dayInWords(new Date(`${day}T00:00:00Z`), new Date());
}

interface Yes {
  readonly name: string;
  readonly inPlaceOf: string | null;
}

/** "Sales lead", "Sales lead in place of The boss" */
export function saidBy({ name, inPlaceOf }: Yes): string {
  return inPlaceOf ? `${name} in place of ${inPlaceOf}` : name;
}

type Standing = Pick<
  ApprovalRow,
  'request' | 'yeses' | 'approvedBy' | 'waitsFor' | 'mayDecide' | 'inPlaceOf' | 'escalated'
>;

/** Where the approval stands: "1 of 2 yes: Sales lead. It waits for an engineer." */
export function stepsOf(row: Standing): string | undefined {
  const { request, yeses, approvedBy, waitsFor, mayDecide, inPlaceOf } = row;
  if (request.steps.length === 0) return 'The policy allows it now: it can be unlocked.';
  const who = approvedBy.map(saidBy).join(' and ');
  const said = [
    yeses.of > 1 && `${yeses.given} of ${yeses.of} yes${who && `: ${who}`}.`,
    yeses.of === 1 && who && `${who} said yes.`,
    !mayDecide && waitsFor && waitingFor(approverGroupNames[waitsFor], request.ruleText),
    mayDecide && inPlaceOf && `You decide in place of ${inPlaceOf}.`,
    row.escalated && 'It waits for long: anybody of the same role may answer.',
  ].filter(Boolean);
  return said.length > 0 ? said.join(' ') : undefined;
}

function waitingFor(approver: string, ruleText: string): string | undefined {
  return ruleText.includes(approver) ? undefined : `It waits for ${approver}.`;
}

/** "Sales asked", "Sales asked for Sales EMEA", "You asked for this" */
export function whoAsked({
  request,
  requestedByName,
  requestedForName,
  isMine,
}: Pick<ApprovalRow, 'request' | 'requestedByName' | 'requestedForName' | 'isMine'>): string {
  if (request.requestedBy !== request.requestedFor)
    return `${requestedByName} asked on behalf of ${requestedForName}`;
  return isMine ? 'You asked for this' : `${requestedByName} asked`;
}

/** What was decided before about the feature, for accounts like this one or by the same rule. */
export function similarInWords({ approved, rejected }: ApprovalRow['similar']): string {
  const said = [approved > 0 && `${approved} approved`, rejected > 0 && `${rejected} rejected`].filter(
    Boolean,
  );
  return said.length > 0 ? `${said.join(', ')} before` : 'No decisions like this before';
}

/** "Java support for Acme" */
export function nameOf({ feature, account }: Pick<ApprovalRow, 'feature' | 'account'>): string {
  return `${feature.name} for ${account.name}`;
}
