import type { AccessFacts, AccessRound } from '#domain/access.ts';
import type { Act, Person } from '#domain/act.ts';
import type { AccountRef, FeatureRef } from '#domain/audit/events.ts';
import type { Role } from '#domain/permissions.ts';
import { defaultRules, type PolicyFacts } from '#domain/policy.ts';

export const noon = new Date('2026-11-22T12:00:00.000Z');

export const javaSupport: FeatureRef = { id: 'feature-1', key: 'java-support', name: 'Java support' };
export const acme: AccountRef = { id: 'account-1', key: 'acme', name: 'Acme' };

/** What people are told: complete, and without a hole where a value should be. */
export const aSentence = /^(?!.*\b(?:undefined|null|NaN)\b|.*\[object)\S.*[.!?]$/s;

export function person(...roles: Role[]): Person {
  const name = roles[0] ?? 'nobody';
  return { id: `the-${name}`, name: `The ${name}`, roles, teamId: 'team-1' };
}

export function actOf(by: Person, now = noon): Act {
  let made = 0;
  return { by, now, newId: () => `new-${++made}` };
}

export function openRoundOf(changes: Partial<AccessRound> = {}): AccessRound {
  return {
    kind: 'beta',
    number: 1,
    status: 'open',
    seats: { total: 5, taken: 3 },
    defaultDays: 30,
    maxDays: 60,
    eligibility: [],
    rules: [],
    ...changes,
  };
}

interface FactChanges {
  readonly feature?: Partial<AccessFacts['feature']>;
  readonly round?: Partial<AccessRound> | 'none';
  readonly account?: Partial<AccessFacts['account']>;
  readonly actor?: Partial<AccessFacts['actor']>;
  readonly excludedBecause?: string;
  readonly holdsLivingGrant?: boolean;
  readonly line?: Partial<AccessFacts['line']>;
  readonly policy?: AccessFacts['policy'];
}

/** A sales person asks for their own account in an open beta round with free seats, under the default policy. */
export function accessFacts(changes: FactChanges = {}): AccessFacts {
  return {
    feature: {
      key: javaSupport.key,
      name: javaSupport.name,
      stage: 'beta',
      killed: false,
      ...changes.feature,
    },
    round: changes.round === 'none' ? undefined : openRoundOf(changes.round),
    account: {
      name: acme.name,
      archived: false,
      tier: 'Enterprise',
      type: 'customer',
      arr: 50_000,
      region: 'EU',
      tags: ['java', 'design-partner'],
      ...changes.account,
    },
    actor: { roles: ['sales'], ownsAccount: true, sameTeam: true, liveGrants: 2, ...changes.actor },
    excludedBecause: changes.excludedBecause,
    holdsLivingGrant: changes.holdsLivingGrant ?? false,
    line: { waiting: 0, place: undefined, holdsOffer: false, ...changes.line },
    policy: changes.policy ?? { version: 7, rules: defaultRules },
  };
}

export function policyFacts(changes: Partial<PolicyFacts> = {}): PolicyFacts {
  return {
    'actor.role': ['sales'],
    'actor.ownsAccount': true,
    'actor.sameTeam': true,
    'actor.liveGrants': 3,
    'account.tier': 'Business',
    'account.type': 'customer',
    'account.arr': 50_000,
    'account.region': 'EU',
    'account.tags': ['java', 'design-partner'],
    'round.kind': 'beta',
    'round.seatsLeft': 3,
    'request.days': 30,
    'feature.key': 'java-support',
    ...changes,
  };
}
