/** What handing over somebody's accounts or features to a colleague decides. */
import type { AccountRef, AuditEvent, FeatureRef, PersonRef } from './audit/events.ts';
import { type Decision, refuse } from './decision.ts';
import type { HandOverInput, HeldThing } from './inputs/people.ts';
import type { Role } from './permissions.ts';

/** So many in one command; whoever has more hands over again until nothing is left. */
export const handedOverAtOnce = 500;

/** Who may hold what: one of these roles is enough. */
export const holders: Record<HeldThing, readonly Role[]> = {
  accounts: ['sales', 'sales_lead'],
  pm_features: ['pm'],
  engineer_features: ['engineer'],
};

const mustBe: Record<HeldThing, string> = {
  accounts: 'an account is owned by somebody who sells',
  pm_features: 'they need the role product manager',
  engineer_features: 'they need the role engineer',
};

const nothing: Record<HeldThing, string> = {
  accounts: 'owns no accounts',
  pm_features: 'is the product manager of no feature',
  engineer_features: 'is the engineer of no feature',
};

interface HandOverState {
  readonly from: PersonRef;
  readonly to: PersonRef & { readonly active: boolean; readonly roles: readonly Role[] };
  /** `handedOverAtOnce` of them at most. */
  readonly accounts: readonly AccountRef[];
  readonly features: readonly FeatureRef[];
  /** How many there are in all. */
  readonly total: number;
}

export interface HandedOver {
  readonly ids: readonly string[];
  readonly left: number;
}

/** Each account and each feature tells on its own thread whose it is now. */
export function handOver(state: HandOverState, { what }: HandOverInput): Decision<HandedOver> {
  const from = { id: state.from.id, name: state.from.name };
  const to = { id: state.to.id, name: state.to.name };
  if (from.id === to.id) return refuse('invalid', `${from.name} has it already: choose a colleague.`);
  if (!state.to.active)
    return refuse('denied', `${to.name} is not active any more: choose a colleague who is.`);
  if (!holders[what].some((role) => state.to.roles.includes(role)))
    return refuse('denied', `${to.name} can not take this over: ${mustBe[what]}.`);
  const events: AuditEvent[] =
    what === 'accounts'
      ? state.accounts.map((account) => ({ type: 'person.account_handed_over', account, from, to }))
      : state.features.map((feature) => ({
          type: 'person.feature_handed_over',
          feature,
          as: what === 'pm_features' ? 'pm' : 'engineer',
          from,
          to,
        }));
  const [first, ...rest] = events;
  if (!first) return refuse('conflict', `${from.name} ${nothing[what]}.`);
  const ids = (what === 'accounts' ? state.accounts : state.features).map(({ id }) => id);
  return { ok: true, next: { ids, left: state.total - ids.length }, events: [first, ...rest] };
}
