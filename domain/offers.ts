/** What ordering the waitlist, offering a free place, and taking it decide. */
import { decideAccess } from './access.ts';
import type { Act } from './act.ts';
import type { DecidedRequest } from './answering.ts';
import type { AccountRef, AuditEvent, FeatureRef, RoundRef } from './audit/events.ts';
import { addHours } from './dates.ts';
import { type Decision, refuse } from './decision.ts';
import { approverGroupNames } from './policy.ts';
import {
  asksOthers,
  gaveYes,
  openStep,
  type RequestStatus,
  requestTransitions,
  sameSteps,
} from './requests.ts';
import { type AccessState, grant, type NewGrant, refusalOf } from './unlocking.ts';
import { lineAt, offerLapsed, type Waiting } from './waitlist.ts';

export interface InLine extends Waiting {
  readonly account: AccountRef;
}

interface LineOfRound {
  readonly feature: FeatureRef;
  /** Whoever waits for a place in the round, or was offered one. */
  readonly requests: readonly InLine[];
}

export interface LapsedOffer {
  readonly id: string;
  readonly status: RequestStatus;
  /** It waits behind the others, from the moment at which the offer was over. */
  readonly waitsSince: Date;
}

/** Offers that were not taken in time; the clock has ended them already, this tells it. */
export function lapse({ feature, requests }: LineOfRound, now: Date) {
  const over = requests.filter((one) => offerLapsed(one, now));
  return {
    next: over.map(
      ({ id, offeredUntil }): LapsedOffer => ({
        id,
        status: requestTransitions.offered.lapse,
        waitsSince: offeredUntil ?? now,
      }),
    ),
    events: over.map(
      ({ id, account }): AuditEvent => ({
        type: 'request.offer_lapsed',
        feature,
        account,
        requestId: id,
      }),
    ),
  };
}

/** Free places are held for those who are first in line, for so many hours. */
export function offer(
  { feature, requests, free, offerHours }: LineOfRound & { free: number; offerHours: number },
  now: Date,
) {
  const until = addHours(now, offerHours);
  const chosen = lineAt(requests, now).waiting.slice(0, Math.max(0, free));
  return {
    next: chosen.map(({ id }) => ({ id, status: requestTransitions.waitlisted.offer, until })),
    events: chosen.map(
      ({ id, account }): AuditEvent => ({
        type: 'request.offered',
        feature,
        account,
        requestId: id,
        until: until.toISOString(),
      }),
    ),
  };
}

export interface OrderedWaitlist {
  /** First first. */
  readonly order: readonly string[];
  readonly lapsed: readonly LapsedOffer[];
}

/** @param wanted exactly those who wait, in the order wanted. */
export function orderWaitlist(
  state: LineOfRound & { readonly round: RoundRef },
  wanted: readonly string[],
  act: Act,
): Decision<OrderedWaitlist> {
  const { waiting } = lineAt(state.requests, act.now);
  const inOrder = wanted.map((id) => waiting.find((one) => one.id === id));
  if (
    new Set(wanted).size !== wanted.length ||
    wanted.length !== waiting.length ||
    inOrder.includes(undefined)
  )
    return refuse(
      'stale',
      'The waitlist changed after you opened it. Look at it again, then put it in order.',
    );
  const names = (line: readonly (InLine | undefined)[]) => line.map((one) => one?.account.name ?? '');
  const lapsed = lapse(state, act.now);
  return {
    ok: true,
    next: { order: wanted, lapsed: lapsed.next },
    events: [
      {
        type: 'waitlist.ordered',
        feature: state.feature,
        round: state.round,
        from: names(waiting),
        to: names(inOrder),
      },
      ...lapsed.events,
    ],
  };
}

interface TakeState extends AccessState {
  readonly request: DecidedRequest;
  /** Whether it was asked for whoever takes it, or they own the account; the facts of access are theirs. */
  readonly isTheirs: boolean;
}

export interface TakenPlace {
  readonly grant: NewGrant;
  /** Of the request. */
  readonly status: RequestStatus;
}

/** Whoever was offered a place takes it, or whoever is so far ahead in line that one of the free places is theirs. */
export function takePlace(state: TakeState, act: Act): Decision<TakenPlace> {
  const { request: asked, feature, account } = state;
  const { judged } = asked;
  if (judged.status !== 'waitlisted' && judged.status !== 'offered')
    return refuse(
      'conflict',
      `${account.name} does not wait for a place in ${feature.name}: the request is ${judged.status}.`,
    );
  if (!state.isTheirs)
    return refuse(
      'forbidden',
      'Only the seller it was asked for, or the owner of the account, takes the place.',
    );
  const access = decideAccess(state.facts, asked.days);
  if (access.kind === 'deny' || access.kind === 'waitlist') return refusalOf(access);
  if (access.kind === 'needsApproval' && !sameSteps(access.steps, judged.steps))
    return refuse('needs_approval', asksOthers(feature));
  if (gaveYes(judged, act.by.id))
    return refuse('forbidden', 'Nobody takes what they said yes to: a second person has to.');
  const missing = judged.steps[openStep(judged) ?? -1];
  if (missing)
    return refuse(
      'needs_approval',
      `There is a place for ${account.name}, but ${approverGroupNames[missing.group]} has not said yes to ${feature.name} yet.`,
    );
  const wish = {
    days: asked.days,
    reason: asked.reason,
    intentAt: asked.intentAt,
    startsAt: asked.startsAt,
    variant: asked.variant ?? state.onVariant,
    contactKeys: asked.contactKeys,
    source: 'offer',
    requestId: asked.id,
    sellerId: act.by.id,
  } as const;
  const granted = grant(state, wish, access.ground, act);
  if (!granted.ok) return granted;
  const status = requestTransitions[judged.status].take;
  return { ok: true, next: { grant: granted.next, status }, events: granted.events };
}
