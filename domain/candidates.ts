/** Those who asked before the round was open, and the place that its product manager may offer them. */
import { type AccessDecision, decideAccess } from './access.ts';
import type { Act, Person } from './act.ts';
import type { PersonRef } from './audit/events.ts';
import { addHours } from './dates.ts';
import { type Decision, refuse } from './decision.ts';
import { outlivedExtensions } from './ending.ts';
import { type InterestEnding, refuseSettled } from './interests.ts';
import { permits, type Role } from './permissions.ts';
import type { ApprovalStep } from './policy.ts';
import { openStep } from './requests.ts';
import type { PendingRequest } from './rounds.ts';
import type { AccessState } from './unlocking.ts';
import { refusalOf } from './unlocking.ts';

interface Seller {
  readonly id: string;
  readonly active: boolean;
  readonly roles: readonly Role[];
}

/**
 * Whose the offered place is: whoever heard of the wish, else the account's owner; of the two rather not the one who offers,
 * because nobody says yes to themselves.
 */
export function sellerOfOffer<One extends Seller>(
  heardBy: One,
  owner: One,
  account: { readonly type: string },
  offering: Pick<Person, 'id'>,
): One | undefined {
  const facts = { byPolicy: true, internalAccounts: account.type === 'internal' };
  const able = [heardBy, owner].filter((one) => one.active && permits('unlock', one.roles, facts));
  return able.find((one) => one.id !== offering.id) ?? able[0];
}

export interface OfferState extends AccessState {
  readonly interest: {
    readonly id: string;
    readonly heardBy: string;
    readonly note: string;
    readonly settledAs: InterestEnding | null;
  };
  /** Access is judged for them; undefined when nobody of the account may unlock or ask. */
  readonly seller: PersonRef | undefined;
  /** A request of theirs waits already. */
  readonly requested: boolean;
  /** Nobody answered them and nobody will: the offer takes their place. */
  readonly over: readonly PendingRequest[];
  readonly offerHours: number;
}

export interface OfferedPlace {
  readonly requestId: string;
  readonly roundId: string;
  /** Whoever heard of the wish, when the place is theirs; else nobody asked, and the product manager asks for the owner. */
  readonly requestedBy: string;
  readonly requestedFor: string;
  readonly reason: string;
  readonly days: number;
  readonly steps: readonly ApprovalStep[];
  readonly ground: AccessDecision['ground'];
  readonly offeredUntil: Date;
  /** The step that the product manager's offer is the yes of: the first, when it is theirs and another person asked. */
  readonly approvesStep: number | undefined;
  /** Requests that it takes the place of. */
  readonly cancelRequests: readonly string[];
}

/** The product manager holds a free seat for an account that asked before; the seller takes it in time, or it is free again. */
export function offerPlace(state: OfferState, act: Act): Decision<OfferedPlace> {
  const { feature, account, seller, round } = state;
  const over = refuseSettled(state);
  if (over) return over;
  if (state.requested)
    return refuse('conflict', `${feature.name} was asked for ${account.name} already; see their requests.`);
  if (!seller) return refuse('conflict', `Nobody who looks after ${account.name} may unlock or ask for it.`);
  const days = round?.defaultDays ?? 1;
  const decision = decideAccess(state.facts, days);
  if (decision.kind === 'deny' || decision.kind === 'waitlist' || !round) return refusalOf(decision);
  const steps = decision.kind === 'needsApproval' ? decision.steps : [];
  const { heardBy } = state.interest;
  const requestedBy = seller.id === heardBy ? heardBy : act.by.id;
  const first = openStep({ steps, approvals: [], revision: 1 });
  const theirs = first !== undefined && steps[first]?.group === 'feature_pm';
  const approvesStep = theirs && requestedBy !== act.by.id ? first : undefined;
  const requestId = act.newId();
  const offeredUntil = addHours(act.now, state.offerHours);
  const about = { feature, account, requestId };
  return {
    ok: true,
    next: {
      requestId,
      roundId: round.id,
      requestedBy,
      requestedFor: seller.id,
      reason: state.interest.note,
      days,
      steps,
      ground: decision.ground,
      offeredUntil,
      approvesStep,
      cancelRequests: state.over.map(({ id }) => id),
    },
    events: [
      {
        type: 'request.created',
        ...about,
        days,
        reason: state.interest.note,
        ruleText: decision.ground.ruleText,
        fromInterest: true,
      },
      ...outlivedExtensions(feature, state.over),
      ...(approvesStep === undefined
        ? []
        : [
            {
              type: 'request.step_approved' as const,
              ...about,
              step: approvesStep + 1,
              steps: steps.length,
              revision: 1,
            },
          ]),
      { type: 'request.offered', ...about, until: offeredUntil.toISOString() },
    ],
  };
}
