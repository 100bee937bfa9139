/** The written form of policy: what a condition, an outcome and a rule may say. */
import { z } from 'zod';
import { accountTiers, accountTypes } from '#domain/accounts.ts';
import { roundKinds } from '#domain/lifecycle.ts';
import { roles } from '#domain/permissions.ts';
import { approverGroups, type PolicyField } from '#domain/policy.ts';
import { mostRules } from '#domain/policy-problems.ts';
import { reason, sentence } from './common.ts';

const oneOf = z.array(sentence('A value', 100)).min(1).max(50);
const wholeNumber = z.number().int().min(0).max(1_000_000_000);

function words<Field extends PolicyField, Value extends z.ZodType<string[]>>(field: Field, value: Value) {
  return z.strictObject({ field: z.literal(field), op: z.enum(['in', 'notIn']), value });
}
function amount<Field extends PolicyField>(field: Field) {
  return z.strictObject({ field: z.literal(field), op: z.enum(['atLeast', 'atMost']), value: wholeNumber });
}
function yesNo<Field extends PolicyField>(field: Field) {
  return z.strictObject({ field: z.literal(field), op: z.literal('is'), value: z.boolean() });
}

export const conditionSchema = z.discriminatedUnion('field', [
  words('actor.role', z.array(z.enum(roles)).min(1).max(20)),
  yesNo('actor.ownsAccount'),
  yesNo('actor.sameTeam'),
  amount('actor.liveGrants'),
  words('account.tier', z.array(z.enum(accountTiers)).min(1).max(20)),
  words('account.type', z.array(z.enum(accountTypes)).min(1).max(20)),
  amount('account.arr'),
  words('account.region', oneOf),
  words('account.tags', oneOf),
  words('round.kind', z.array(z.enum(roundKinds)).min(1).max(20)),
  amount('round.seatsLeft'),
  amount('request.days'),
  words('feature.key', oneOf),
]);
export type Condition = z.infer<typeof conditionSchema>;

const approvalStepSchema = z.strictObject({
  group: z.enum(approverGroups),
  /** How many different people of the group must say yes. */
  quorum: z.number().int().min(1).max(5),
});
export type ApprovalStep = z.infer<typeof approvalStepSchema>;

const outcomeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('allow') }),
  z.strictObject({ kind: z.literal('needsApproval'), steps: z.array(approvalStepSchema).min(1).max(5) }),
  z.strictObject({ kind: z.literal('deny'), reason: sentence('The reason', 200) }),
]);

export const ruleSchema = z.strictObject({
  /** One sentence, said to the seller when the rule decides. */
  text: sentence('The rule', 200),
  when: z.array(conditionSchema).max(20),
  outcome: outcomeSchema,
});
export type Rule = z.infer<typeof ruleSchema>;

export const rulesSchema = z
  .array(ruleSchema)
  .min(1, 'A policy has one rule at least.')
  .max(mostRules, `A policy has ${mostRules} rules at most.`);

export const publishPolicyInput = z.object({
  /** The version that was changed: another one published meanwhile makes it stale. */
  basedOn: z.number().int().min(0),
  rules: rulesSchema,
  reason,
});
export type PublishPolicyInput = z.infer<typeof publishPolicyInput>;

/** Past asks tried on rules that are not published. */
export const replayInput = z.object({
  rules: rulesSchema,
  days: z.number().int().min(1, 'At least 1 day is replayed.').max(90, 'At most 90 days are replayed.'),
});
