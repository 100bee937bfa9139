/** What changing a request decides: it is judged again as it reads now, and every yes to what it was counts no more. */
import { type AccessDecision, decideAccess, type Ground, stepsOf } from './access.ts';
import type { Act } from './act.ts';
import type { DecidedRequest } from './answering.ts';
import type { AuditEvent } from './audit/events.ts';
import type { Change } from './audit/refs.ts';
import { dayInWords, daysInWords } from './dates.ts';
import { type Decision, type Refusal, refuse } from './decision.ts';
import { type ExtendableGrant, judgeLength } from './extending.ts';
import { type GrantScope, grantScope, type ScopeFacts, unusualScope } from './grant-scope.ts';
import { grantStart } from './grants.ts';
import type { ChangeRequestInput } from './inputs/requests.ts';
import type { ApprovalStep } from './policy.ts';
import { isAsker, isOpen, type OpenStatus, requestTransitions, sameSteps } from './requests.ts';
import { type AccessState, refusalOf } from './unlocking.ts';

/** What of a request its asker can change. */
interface Terms {
  readonly days: number;
  readonly reason: string;
  /** A day such as 2027-01-15. */
  readonly dealCloseDate: string | null;
  readonly dealValue: number | null;
  readonly startsAt: Date | null;
  /** Nothing for the usual one. */
  readonly variant: string | null;
  readonly contactKeys: readonly string[];
}

export interface ChangedRequest extends Terms {
  readonly revision: number;
  readonly status: OpenStatus;
  /** It joins the waitlist by this change. */
  readonly joins: boolean;
  readonly steps: readonly ApprovalStep[];
  readonly ground: Ground;
}

type ChangeState = AccessState &
  ScopeFacts & {
    readonly request: DecidedRequest & Terms;
    /** The grant that it asks to make longer. */
    readonly held?: ExtendableGrant | undefined;
  };

export function changeRequest(
  state: ChangeState,
  input: ChangeRequestInput,
  act: Act,
): Decision<ChangedRequest> {
  const { request: asked } = state;
  const { judged } = asked;
  if (!isAsker(judged, act.by.id))
    return refuse('forbidden', 'Only whoever asked for it, or for whom it was asked, changes a request.');
  const { status } = judged;
  if (!isOpen(status)) return refuse('conflict', `This request is ${status} already; nothing was changed.`);
  if (judged.revision !== input.revision)
    return refuse('stale', 'This request was changed after you opened it. Look at it again, then change it.');
  const terms = termsOf(state, input, act);
  if ('ok' in terms) return terms;
  const changes = differences(state, terms, act.now);
  const access = judgedAgain(state, terms.days, act.now);
  if ('ok' in access) return access;
  if (changes.length === 0 && sameSteps(stepsOf(access), judged.steps))
    return refuse('invalid', 'Nothing of the request was changed.');
  if (access.kind === 'deny') return refusalOf(access);
  const place = access.kind === 'waitlist' ? access.place : state.facts.line.waiting + 1;
  const allowed = access.kind === 'allow' || access.kind === 'waitlist';
  const joins = allowed && status === 'pending' && !state.held;
  const revision = judged.revision + 1;
  const about = { feature: state.feature, account: state.account, requestId: asked.id };
  const voided = judged.approvals.filter(
    (one) => one.requestRevision === judged.revision && one.decision === 'approve',
  ).length;
  const waitlistings: AuditEvent[] = joins ? [{ type: 'request.waitlisted', ...about, place }] : [];
  const reason = terms.reason === asked.reason ? undefined : terms.reason;
  return {
    ok: true,
    next: {
      ...terms,
      revision,
      status: joins ? requestTransitions.pending.waitlist : status,
      joins,
      steps: stepsOf(access),
      ground: access.ground,
    },
    events: [{ type: 'request.changed', ...about, revision, changes, voided, reason }, ...waitlistings],
  };
}

function judgedAgain({ held, ...state }: ChangeState, days: number, now: Date): AccessDecision | Refusal {
  if (!held) return decideAccess(state.facts, days);
  const length = judgeLength({ ...state, held }, days, state.request.judged.requestedFor, now);
  return 'ok' in length ? length : length.decision;
}

/** The request as it will read; what the input leaves out stays, null is the usual. */
function termsOf(state: ChangeState, input: ChangeRequestInput, act: Act): Terms | Refusal {
  const { request: asked } = state;
  const kept = <Value>(given: Value | undefined, before: Value) => (given === undefined ? before : given);
  const scope: GrantScope | Refusal = grantScope(state, {
    variant: kept(input.variant, asked.variant),
    contactKeys: kept(input.contactKeys, asked.contactKeys),
  });
  if ('ok' in scope) return scope;
  const startsAt = kept(input.startsAt, asked.startsAt);
  const starts = grantStart(startsAt, act.now);
  if ('ok' in starts) return starts;
  return {
    days: kept(input.days, asked.days),
    reason: kept(input.reason, asked.reason),
    dealCloseDate: kept(input.dealCloseDate, asked.dealCloseDate),
    dealValue: kept(input.dealValue, asked.dealValue),
    startsAt,
    variant: unusualScope(scope, state.onVariant).variant ?? null,
    contactKeys: scope.contactKeys,
  };
}

function differences(
  { request: before, account, onVariant }: ChangeState,
  terms: Terms,
  now: Date,
): Change[] {
  const people = (keys: readonly string[]) =>
    keys.length === 0 ? `everyone at ${account.name}` : keys.toSorted().join(' and ');
  const day = (at: Date | null, none: string) => (at ? dayInWords(at, now) : none);
  const closes = (at: string | null) => day(at === null ? null : new Date(`${at}T00:00:00Z`), 'some day');
  const plain = (text: string) => text;
  return [
    ...told('length', before.days, terms.days, daysInWords),
    ...told('start', before.startsAt, terms.startsAt, (at) => day(at, 'at once')),
    ...told('variant', before.variant ?? onVariant, terms.variant ?? onVariant, plain),
    ...told('contacts', people(before.contactKeys), people(terms.contactKeys), plain),
    ...told('deal closes', before.dealCloseDate, terms.dealCloseDate, closes),
    ...told('deal value', before.dealValue, terms.dealValue, worth),
    ...told('reason', before.reason, terms.reason, quoted),
  ];
}

function told<Value>(what: string, from: Value, to: Value, words: (value: Value) => string): Change[] {
  return JSON.stringify(from) === JSON.stringify(to) ? [] : [{ what, from: words(from), to: words(to) }];
}

function worth(dollars: number | null): string {
  return dollars === null ? 'not said' : `$${dollars.toLocaleString('en-US')}`;
}

const shownAtMost = 60;

/** The whole reason stands in the event besides. */
function quoted(reason: string): string {
  const line = [...reason.replaceAll(/[\s\p{C}]+/gu, ' ').trim()];
  return `“${line.length > shownAtMost ? `${line.slice(0, shownAtMost - 1).join('')}…` : line.join('')}”`;
}
