/** The catalogue of what a rule can look at, as an editor offers it: names, kinds of value, choices. */
import { accountTiers, accountTypes, regions } from './accounts.ts';
import { capital } from './capital.ts';
import { roundKinds } from './lifecycle.ts';
import { roleNames, roles } from './permissions.ts';
import type { Condition, PolicyField } from './policy.ts';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

interface WordsField {
  readonly kind: 'words';
  readonly name: string;
  readonly choices: readonly Choice[];
  /** Other words than the choices may be written too. */
  readonly open: boolean;
  readonly usual: readonly string[];
}
interface AmountField {
  readonly kind: 'amount';
  readonly name: string;
  readonly unit: string;
  readonly usual: number;
}
interface YesNoField {
  readonly kind: 'yesNo';
  readonly name: string;
  readonly yes: string;
  readonly no: string;
}

const asChoices = (values: readonly string[]): Choice[] =>
  values.map((value) => ({ value, label: capital(value) }));

/** In the order in which a sentence names them. */
export const policyFields: Record<PolicyField, WordsField | AmountField | YesNoField> = {
  'actor.role': {
    kind: 'words',
    name: 'Role',
    choices: roles.map((role) => ({ value: role, label: roleNames[role] })),
    open: false,
    usual: ['sales'],
  },
  'actor.ownsAccount': {
    kind: 'yesNo',
    name: 'Own account',
    yes: 'their own account',
    no: "somebody else's account",
  },
  'actor.sameTeam': {
    kind: 'yesNo',
    name: 'Own team',
    yes: 'an account of their team',
    no: 'an account of another team',
  },
  'actor.liveGrants': { kind: 'amount', name: "The seller's living unlocks", unit: 'unlocks', usual: 3 },
  'account.tier': {
    kind: 'words',
    name: 'Plan',
    choices: asChoices(accountTiers),
    open: false,
    usual: ['Enterprise'],
  },
  'account.type': {
    kind: 'words',
    name: 'Kind of account',
    choices: asChoices(accountTypes),
    open: false,
    usual: ['customer'],
  },
  'account.arr': { kind: 'amount', name: 'Worth a year', unit: 'dollars', usual: 50_000 },
  'account.region': { kind: 'words', name: 'Region', choices: asChoices(regions), open: true, usual: ['EU'] },
  'account.tags': { kind: 'words', name: 'Tags', choices: [], open: true, usual: [] },
  'feature.key': { kind: 'words', name: 'Feature', choices: [], open: true, usual: [] },
  'round.kind': {
    kind: 'words',
    name: 'Kind of round',
    choices: asChoices(roundKinds),
    open: false,
    usual: ['beta'],
  },
  'round.seatsLeft': { kind: 'amount', name: 'Places left', unit: 'places', usual: 1 },
  'request.days': { kind: 'amount', name: 'Length', unit: 'days', usual: 30 },
};

export const policyFieldNames = Object.keys(policyFields) as PolicyField[];

/** A condition on the field as it is most often meant. */
export function usualCondition(field: PolicyField): Condition {
  const of = policyFields[field];
  if (of.kind === 'yesNo') return { field, op: 'is', value: true } as Condition;
  if (of.kind === 'amount') return { field, op: 'atMost', value: of.usual } as Condition;
  return { field, op: 'in', value: [...of.usual] } as Condition;
}

/** The condition with another operator or value of the same kind. */
export function changedCondition(
  condition: Condition,
  change: { readonly op?: Condition['op']; readonly value?: Condition['value'] },
): Condition {
  return { ...condition, ...change } as Condition;
}
