/**
 * What closing a round decides: each account that has it goes on into the next round, keeps it until a date, or loses
 * it now; whoever still asked is remembered. Promoting is closing with the next round opened in the same act.
 */
import type { Act } from './act.ts';
import type { AccountRef, AuditEvent, FeatureRef } from './audit/events.ts';
import { addDays } from './dates.ts';
import { type Decision, type Refusal, refuse } from './decision.ts';
import type { GrantSource, LengthLimits } from './grants.ts';
import type { CloseRoundInput } from './inputs/rounds.ts';
import { nextRoundStatus, type RoundStatus, roundName, roundTitle, type Stage } from './lifecycle.ts';
import {
  cancellations,
  endings,
  type LivingGrant,
  opened,
  type PendingRequest,
  type RoundFacts,
  type RoundState,
  ref,
  roundRefs,
} from './rounds.ts';
import { seatsLeft } from './seats.ts';

export interface ClosingGrant extends LivingGrant {
  readonly startsAt: Date;
  readonly expiresAt: Date;
  readonly source: GrantSource;
}

export interface ClosingRequest extends PendingRequest {
  readonly reason: string;
  readonly requestedFor: string;
  readonly dealValue: number | null;
  readonly dealCloseDate: string | null;
  /** That they ask for it is recorded already. */
  readonly interestOpen: boolean;
}

export interface ClosingState extends RoundFacts {
  readonly grants: readonly ClosingGrant[];
  /** What the plan names and has ended since. */
  readonly gone: readonly LivingGrant[];
  readonly requests: readonly ClosingRequest[];
  /** The prepared round that accounts can go on into. */
  readonly next: (RoundState & LengthLimits & { readonly taken: number }) | undefined;
}

interface CarriedGrant {
  readonly from: string;
  readonly id: string;
  readonly startsAt: Date;
  readonly expiresAt: Date;
}

interface KeptInterest {
  readonly id: string;
  readonly account: AccountRef;
  readonly heardBy: string;
  readonly note: string;
  readonly dealValue: number | null;
  readonly dealCloseDate: string | null;
}

export interface ClosedRound {
  readonly roundStatus: RoundStatus;
  readonly stage: Stage;
  readonly carry: readonly CarriedGrant[];
  /** Why those that are carried end here. */
  readonly carryReason: string;
  readonly setEnds: readonly { readonly id: string; readonly expiresAt: Date }[];
  readonly endGrants: readonly string[];
  readonly endReason: string;
  readonly cancelRequests: readonly string[];
  readonly interests: readonly KeptInterest[];
  /** The round that opens in the same act. */
  readonly opens: string | null;
}

/** @returns `stale` when the fates do not name exactly the living grants, `no_seat` when more go on than fit. */
export function closeRound(state: ClosingState, input: CloseRoundInput, act: Act): Decision<ClosedRound> {
  const status = nextRoundStatus(state.round.status, 'close');
  if (typeof status === 'object') return status;
  const fates = fatesOf(state, input, act);
  if ('ok' in fates) return fates;
  const promoted = input.openNext ? promotion(state) : undefined;
  if (promoted && !promoted.ok) return promoted;
  const because = `${roundTitle(state.round)} closed.`;
  const { next } = state;
  const carried = next ? fates.carry.map((grant) => carry(grant, { feature: state.feature, next }, act)) : [];
  const goesOn = new Set(fates.carry.map(({ account }) => account.id));
  const interests = interestsOf(
    state.requests.filter((one) => !goesOn.has(one.account.id)),
    act,
  );
  const shortened = fates.keep.filter(({ endsOn, expiresAt }) => endsOn < expiresAt);
  return {
    ok: true,
    next: {
      roundStatus: status,
      stage: promoted?.ok ? promoted.next.stage : state.feature.stage,
      carry: carried.map(({ grant }) => grant),
      carryReason: next ? `It goes on in ${roundName(next)}.` : because,
      setEnds: shortened.map(({ id, endsOn }) => ({ id, expiresAt: endsOn })),
      endGrants: fates.end.map((grant) => grant.id),
      endReason: because,
      cancelRequests: state.requests.map((request) => request.id),
      interests,
      opens: (promoted?.ok && next?.id) || null,
    },
    events: [
      {
        type: 'round.closed',
        ...roundRefs(state),
        ended: fates.end.length,
        carried: fates.carry.length || undefined,
        kept: fates.keep.length || undefined,
        reason: input.reason ?? undefined,
      },
      ...carried.map(({ event }) => event),
      ...shortened.map((grant) => endSet(grant, state, because)),
      ...endings(state.feature, fates.end, because),
      ...cancellations(state.feature, state.requests, because),
      ...interests.map((interest) => recorded(interest, state)),
      ...(promoted?.ok ? promoted.events : []),
    ],
  };
}

interface Fates {
  readonly carry: readonly ClosingGrant[];
  readonly keep: readonly (ClosingGrant & { readonly endsOn: Date })[];
  readonly end: readonly ClosingGrant[];
}

function fatesOf(state: ClosingState, input: CloseRoundInput, act: Act): Fates | Refusal {
  const fates = new Map(input.fates.map((fate) => [fate.grantId, fate]));
  const unnamed = state.grants.find((grant) => !fates.has(grant.id));
  if (unnamed)
    return refuse(
      'stale',
      `${unnamed.account.name} has ${state.feature.name} in this round too. Look at the list again, then close it.`,
    );
  if (fates.size > state.grants.length) {
    const gone = state.gone[0]?.account.name ?? 'Somebody on the list';
    return refuse(
      'stale',
      `${gone} does not have ${state.feature.name} in this round any more. Look at the list again, then close it.`,
    );
  }
  const planned = state.grants.map((grant) => ({ ...grant, ...fates.get(grant.id) }));
  const carry = planned.filter(({ fate }) => fate === 'carry');
  const keep = planned.flatMap((grant) =>
    grant.fate === 'end_on' && grant.endsOn ? [{ ...grant, endsOn: grant.endsOn }] : [],
  );
  for (const grant of keep) {
    const wrong = wrongEnd(grant, act.now);
    if (wrong) return refuse('invalid', `${grant.account.name}: ${wrong}`);
  }
  return (
    noPlaceFor(carry.length, state) ?? { carry, keep, end: planned.filter(({ fate }) => fate === 'end') }
  );
}

function wrongEnd(grant: ClosingGrant & { readonly endsOn: Date }, now: Date): string | undefined {
  if (grant.endsOn <= now) return 'the end must be in the future.';
  if (grant.endsOn > grant.expiresAt) return 'the end can not be later than the one it has.';
  if (grant.endsOn <= grant.startsAt) return 'it would end before it starts.';
  return undefined;
}

function noPlaceFor(many: number, { feature, next }: ClosingState): Refusal | undefined {
  if (many === 0) return undefined;
  if (!next)
    return refuse(
      'conflict',
      `No further round of ${feature.name} is planned, so nobody can go on. Plan it first.`,
    );
  const left = seatsLeft({ total: next.seats, taken: next.taken });
  if (many <= left) return undefined;
  const accounts = many === 1 ? '1 account is' : `${many} accounts are`;
  const places = left === 0 ? 'no place' : left === 1 ? '1 place' : `${left} places`;
  return refuse(
    'no_seat',
    `${accounts} to go on into ${roundName(next)}, which has ${places} left. Carry fewer, or give it more places.`,
  );
}

function promotion({ feature, running, next }: ClosingState) {
  if (!next) return refuse('conflict', `No further round of ${feature.name} is planned, so none can open.`);
  const status = nextRoundStatus(next.status, 'open');
  if (typeof status === 'object')
    return refuse('conflict', `${roundTitle(next)} of ${feature.name} is not marked ready for testing yet.`);
  return opened({ feature, running, round: next }, 'promoted');
}

interface Onward {
  readonly feature: FeatureRef;
  readonly next: RoundState & LengthLimits;
}

function carry(grant: ClosingGrant, { feature, next }: Onward, act: Act) {
  const id = act.newId();
  const { startsAt, expiresAt } = carriedTimes(grant, next, act.now);
  const event: AuditEvent = {
    type: 'grant.carried',
    feature: ref(feature),
    account: grant.account,
    grantId: grant.id,
    to: { id: next.id, kind: next.kind, number: next.number },
    newGrantId: id,
    expiresAt: expiresAt.toISOString(),
  };
  return { grant: { from: grant.id, id, startsAt, expiresAt }, event };
}

/** It has the usual length of the next round from now on. A break-glass was never approved, so it gets no later end. */
export function carriedTimes(
  grant: Pick<ClosingGrant, 'startsAt' | 'expiresAt' | 'source'>,
  next: LengthLimits,
  now: Date,
): { readonly startsAt: Date; readonly expiresAt: Date } {
  const startsAt = new Date(Math.max(grant.startsAt.getTime(), now.getTime()));
  const usual = addDays(startsAt, next.defaultDays);
  const keepsItsEnd = grant.source === 'break_glass' && grant.expiresAt < usual;
  return { startsAt, expiresAt: keepsItsEnd ? grant.expiresAt : usual };
}

function endSet(
  grant: ClosingGrant & { readonly endsOn: Date },
  { feature }: ClosingState,
  reason: string,
): AuditEvent {
  return {
    type: 'grant.end_set',
    feature: ref(feature),
    account: grant.account,
    grantId: grant.id,
    from: grant.expiresAt.toISOString(),
    to: grant.endsOn.toISOString(),
    reason,
  };
}

/** Nothing that was asked is lost: whoever does not go on and gets no answer is remembered for the next round. */
function interestsOf(requests: readonly ClosingRequest[], act: Act): KeptInterest[] {
  return requests
    .filter((asked) => !asked.interestOpen)
    .map(({ account, requestedFor, reason, dealValue, dealCloseDate }) => ({
      id: act.newId(),
      account,
      heardBy: requestedFor,
      note: reason,
      dealValue,
      dealCloseDate,
    }));
}

function recorded(interest: KeptInterest, { feature }: ClosingState): AuditEvent {
  return {
    type: 'interest.recorded',
    feature: ref(feature),
    account: interest.account,
    interestId: interest.id,
    dealValue: interest.dealValue ?? undefined,
    dealCloseDate: interest.dealCloseDate ?? undefined,
    fromRequest: true,
    note: interest.note,
  };
}
