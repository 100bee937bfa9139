/**
 * Policy: ordered rules of typed conditions. The first rule whose conditions all hold decides.
 * Rules of the round come before those of the company.
 */
import { z } from 'zod';
import { accountTiers, accountTypes } from './accounts.ts';
import { sentence } from './inputs/common.ts';
import { roundKinds } from './lifecycle.ts';
import { roles } from './permissions.ts';

/** What a policy can look at. Money in whole US dollars a year, lengths in days. */
export interface PolicyFacts {
  readonly 'actor.role': readonly string[];
  readonly 'actor.ownsAccount': boolean;
  readonly 'actor.sameTeam': boolean;
  readonly 'actor.liveGrants': number;
  readonly 'account.tier': string;
  readonly 'account.type': string;
  readonly 'account.arr': number;
  readonly 'account.region': string;
  readonly 'account.tags': readonly string[];
  readonly 'round.kind': string;
  readonly 'round.seatsLeft': number;
  readonly 'request.days': number;
  readonly 'feature.key': string;
}
export type PolicyField = keyof PolicyFacts;

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
  words('actor.role', z.array(z.enum(roles)).min(1)),
  yesNo('actor.ownsAccount'),
  yesNo('actor.sameTeam'),
  amount('actor.liveGrants'),
  words('account.tier', z.array(z.enum(accountTiers)).min(1)),
  words('account.type', z.array(z.enum(accountTypes)).min(1)),
  amount('account.arr'),
  words('account.region', oneOf),
  words('account.tags', oneOf),
  words('round.kind', z.array(z.enum(roundKinds)).min(1)),
  amount('round.seatsLeft'),
  amount('request.days'),
  words('feature.key', oneOf),
]);
export type Condition = z.infer<typeof conditionSchema>;

export const approverGroups = ['feature_pm', 'lead', 'engineering'] as const;
export type ApproverGroup = (typeof approverGroups)[number];

export const approverGroupNames: Record<ApproverGroup, string> = {
  feature_pm: "the feature's product manager",
  lead: 'a sales lead of the team',
  engineering: 'an engineer',
};

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

export interface Policy {
  readonly version: number;
  readonly rules: readonly Rule[];
}

export const defaultRules: readonly Rule[] = [
  {
    text: 'Sales unlocks beta features for their own accounts.',
    when: [
      { field: 'round.kind', op: 'in', value: ['beta'] },
      { field: 'actor.role', op: 'in', value: ['sales', 'sales_lead'] },
      { field: 'actor.ownsAccount', op: 'is', value: true },
    ],
    outcome: { kind: 'allow' },
  },
  {
    text: "Alpha features ask the feature's product manager.",
    when: [{ field: 'round.kind', op: 'in', value: ['alpha'] }],
    outcome: { kind: 'needsApproval', steps: [{ group: 'feature_pm', quorum: 1 }] },
  },
  {
    text: "Everything else asks the feature's product manager.",
    when: [],
    outcome: { kind: 'needsApproval', steps: [{ group: 'feature_pm', quorum: 1 }] },
  },
];

export function holds(condition: Condition, facts: PolicyFacts): boolean {
  const fact = facts[condition.field];
  switch (condition.op) {
    case 'is':
      return fact === condition.value;
    case 'atLeast':
      return typeof fact === 'number' && fact >= condition.value;
    case 'atMost':
      return typeof fact === 'number' && fact <= condition.value;
    case 'in':
      return meets(fact, condition.value);
    case 'notIn':
      return !meets(fact, condition.value);
  }
}

function meets(fact: PolicyFacts[PolicyField], wanted: readonly string[]): boolean {
  const held = Array.isArray(fact) ? fact : [fact];
  return held.some((one) => wanted.includes(String(one)));
}

/** @returns the first rule whose conditions all hold and its place, counted from 1. */
export function firstMatch(
  rules: readonly Rule[],
  facts: PolicyFacts,
): { readonly rule: Rule; readonly place: number } | undefined {
  const index = rules.findIndex((rule) => rule.when.every((condition) => holds(condition, facts)));
  const rule = rules[index];
  return rule && { rule, place: index + 1 };
}
