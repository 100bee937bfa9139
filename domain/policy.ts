/**
 * Policy: ordered rules of typed conditions. The first rule whose conditions all hold decides.
 * Rules of the round come before those of the company.
 */
import type { ApprovalStep, Condition, Rule } from './inputs/policy.ts';

export type { ApprovalStep, Condition, Rule } from './inputs/policy.ts';

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

export const approverGroups = ['feature_pm', 'lead', 'engineering'] as const;
export type ApproverGroup = (typeof approverGroups)[number];

export const approverGroupNames: Record<ApproverGroup, string> = {
  feature_pm: "the feature's product manager",
  lead: 'a sales lead of the team',
  engineering: 'an engineer',
};

const manyApprovers: Record<ApproverGroup, string> = {
  feature_pm: 'product managers of the feature',
  lead: 'sales leads of the team',
  engineering: 'engineers',
};

/** "an engineer", "2 engineers" */
export function approversInWords({ group, quorum }: ApprovalStep): string {
  return quorum === 1 ? approverGroupNames[group] : `${quorum} ${manyApprovers[group]}`;
}

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

/** What a policy looks at in an account, whoever asks. */
export function accountFacts(account: {
  readonly tier: string;
  readonly type: string;
  readonly arr: number;
  readonly region: string;
  readonly tags: readonly string[];
}) {
  return {
    'account.tier': account.tier,
    'account.type': account.type,
    'account.arr': account.arr,
    'account.region': account.region,
    'account.tags': account.tags,
  } satisfies Partial<PolicyFacts>;
}

/** Whether an account meets what of the conditions is about accounts. */
export function accountMeets(
  conditions: readonly Condition[],
  account: Parameters<typeof accountFacts>[0],
): boolean {
  const facts = accountFacts(account);
  return conditions.every((condition) => !(condition.field in facts) || holds(condition, facts));
}

export function holds(condition: Condition, facts: Partial<PolicyFacts>): boolean {
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

function meets(fact: PolicyFacts[PolicyField] | undefined, wanted: readonly string[]): boolean {
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

/** What stands in the place of a rule where none decided. */
export const noRuleText = 'No rule of the policy allows this.';

export interface DecidingRule {
  readonly rule: Rule;
  /** Counted from 1, among the rules it stands with. */
  readonly place: number;
  /** Whether it is a rule of the round; no rule of the company was asked then. */
  readonly byRound: boolean;
}

/** The rule that decides: those of the round come before those of the company. */
export function decidingRule(
  ofRound: readonly Rule[],
  ofCompany: readonly Rule[],
  facts: PolicyFacts,
): DecidingRule | undefined {
  const own = firstMatch(ofRound, facts);
  const found = own ?? firstMatch(ofCompany, facts);
  return found && { ...found, byRound: own !== undefined };
}
