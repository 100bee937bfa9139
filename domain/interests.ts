/** "Acme asked for this" before they could have it: what is kept of it until they have it, ask, or want it no more. */
import type { Act, Person } from './act.ts';
import type { AccountRef, FeatureRef } from './audit/events.ts';
import { type Decision, type Refusal, refuse } from './decision.ts';
import type { RecordInterestInput } from './inputs/demand.ts';
import type { Stage } from './lifecycle.ts';
import type { ScopeFacts } from './permissions.ts';
import { ownOrTeam } from './whose-grant.ts';

/** How an interest came to its end: they have it, somebody asked for it, or they want it no more. */
export type InterestEnding = 'had' | 'asked' | 'withdrawn';

interface OpenInterest {
  readonly id: string;
  readonly dealValue: number | null;
  readonly dealCloseDate: string | null;
}

export interface InterestState {
  readonly feature: FeatureRef & { readonly stage: Stage };
  readonly account: AccountRef & { readonly archived: boolean };
  readonly holdsLivingGrant: boolean;
  /** A request of theirs waits for an answer or for a place. */
  readonly requested: boolean;
  readonly open: OpenInterest | undefined;
}

export interface RecordedInterest extends OpenInterest {
  readonly again: boolean;
  readonly note: string;
}

/** One interest of an account in a feature is open at most; recorded again, it is brought up to date. */
export function recordInterest(
  state: InterestState,
  input: Pick<RecordInterestInput, 'note' | 'dealValue' | 'dealCloseDate'>,
  act: Act,
): Decision<RecordedInterest> {
  const refusal = refuseInterest(state);
  if (refusal) return refusal;
  const { open } = state;
  const kept = {
    dealValue: input.dealValue === undefined ? (open?.dealValue ?? null) : input.dealValue,
    dealCloseDate: input.dealCloseDate === undefined ? (open?.dealCloseDate ?? null) : input.dealCloseDate,
  };
  const id = open?.id ?? act.newId();
  return {
    ok: true,
    next: { id, again: open !== undefined, note: input.note, ...kept },
    events: [
      {
        type: 'interest.recorded',
        ...refs(state),
        interestId: id,
        dealValue: kept.dealValue ?? undefined,
        dealCloseDate: kept.dealCloseDate ?? undefined,
        again: open ? true : undefined,
        note: input.note,
      },
    ],
  };
}

/** Why there is nothing to record, if there is not: they have it, asked for it, or never can have it. */
export function refuseInterest(state: Omit<InterestState, 'open'>): Refusal | undefined {
  const { feature, account } = state;
  if (feature.stage === 'retired') return refuse('conflict', `${feature.name} is retired.`);
  if (feature.stage === 'ga')
    return refuse('conflict', `${feature.name} is generally available: everyone has it.`);
  if (account.archived) return refuse('conflict', `${account.name} is archived.`);
  if (state.holdsLivingGrant) return refuse('conflict', `${account.name} already has ${feature.name}.`);
  if (state.requested)
    return refuse('conflict', `${feature.name} was asked for ${account.name} already; see their requests.`);
  return undefined;
}

export interface WithdrawState {
  readonly feature: FeatureRef;
  readonly account: AccountRef;
  readonly interest: { readonly id: string; readonly settledAs: InterestEnding | null };
}

export function withdrawInterest(state: WithdrawState, reason: string | undefined): Decision<null> {
  const over = refuseSettled(state);
  if (over) return over;
  return {
    ok: true,
    next: null,
    events: [{ type: 'interest.withdrawn', ...refs(state), interestId: state.interest.id, reason }],
  };
}

const endings: Record<InterestEnding, (account: string, feature: string) => string> = {
  had: (account, feature) => `${account} got ${feature} already.`,
  asked: (account, feature) => `${feature} was asked for ${account} already; see their requests.`,
  withdrawn: (account, feature) => `${account} does not ask for ${feature} any more.`,
};

/** A `conflict` when the interest came to its end before. */
export function refuseSettled({ feature, account, interest }: WithdrawState): Refusal | undefined {
  if (!interest.settledAs) return undefined;
  return refuse('conflict', endings[interest.settledAs](account.name, feature.name));
}

function refs({ feature, account }: { readonly feature: FeatureRef; readonly account: AccountRef }) {
  return {
    feature: { id: feature.id, key: feature.key, name: feature.name },
    account: { id: account.id, key: account.key, name: account.name },
  };
}

/** For whom an interest is their own to withdraw, or their team's. */
export function whoseInterest(
  interest: { readonly heardBy: string },
  account: { readonly ownerId: string; readonly teamId: string | null },
  by: Pick<Person, 'id' | 'teamId'>,
): Pick<ScopeFacts, 'own' | 'team'> {
  return ownOrTeam(interest.heardBy === by.id || account.ownerId === by.id, account, by);
}
