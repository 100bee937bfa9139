import {
  account,
  changed,
  day,
  feature,
  lasting,
  type Part,
  type Predicates,
  plural,
  scoped,
} from './phrases.ts';
import type { PersonRef } from './refs.ts';
import type { RequestEvent } from './request-events.ts';

const inPlaceOf = (event: { inPlaceOf?: PersonRef | undefined }): Part =>
  event.inPlaceOf ? `, in place of ${event.inPlaceOf.name}` : '';

const waited = (event: { waitsForHours: number }): string => lasting(event.waitsForHours * 3_600_000);

const judged: Record<Extract<RequestEvent, { type: 'request.rejudged' }>['outcome'], string> = {
  allow: 'can be unlocked now',
  needsApproval: 'asks others now',
  waitlist: 'waits for a place now',
  deny: 'is not possible any more',
};

export const requestPredicates: Predicates<RequestEvent> = {
  'request.created': (e, reader) => [
    e.extension ? ' asked for more time with ' : ' asked for ',
    feature(e),
    ...scoped(e),
    `, ${plural(e.days, 'day')}${e.startsAt ? ` from ${day(e.startsAt, reader)}` : ''}`,
    e.onBehalfOf ? `, on behalf of ${e.onBehalfOf.name}` : '',
  ],
  'request.changed': (e) => [
    ' changed the request of ',
    feature(e),
    ' for ',
    account(e),
    changed(e.changes),
    e.voided > 0
      ? `; ${plural(e.voided, 'approval')} of it ${e.voided === 1 ? 'counts' : 'count'} no more`
      : '',
  ],
  'request.step_approved': (e) => [
    ` approved step ${e.step} of ${e.steps} for `,
    feature(e),
    ' for ',
    account(e),
    inPlaceOf(e),
  ],
  'request.approved': (e) => [' approved ', feature(e), ' for ', account(e), inPlaceOf(e)],
  'request.rejected': (e) => [' rejected ', feature(e), ' for ', account(e), inPlaceOf(e)],
  'request.cancelled': (e) => [' withdrew the request of ', feature(e), ' for ', account(e)],
  'request.waitlisted': (e) => [
    ' put ',
    account(e),
    ' on the waitlist of ',
    feature(e),
    `, at place ${e.place}`,
  ],
  'request.offered': (e, reader) => [
    ' offered a place in ',
    feature(e),
    ' to ',
    account(e),
    `, held until ${day(e.until, reader)}`,
  ],
  'request.offer_lapsed': (e) => [
    account(e),
    ' did not take the offered place in ',
    feature(e),
    ' in time, and waits again',
  ],
  'request.rejudged': (e) => [
    ' judged the request of ',
    feature(e),
    ' for ',
    account(e),
    ` by policy ${e.policyVersion}: it ${judged[e.outcome]} (${e.from} → ${e.to})`,
  ],
  'request.reminded': (e) => [feature(e), ' for ', account(e), ` has waited for an answer for ${waited(e)}`],
  'request.escalated': (e) => [
    feature(e),
    ' for ',
    account(e),
    ` has waited for ${waited(e)}: anybody of the same role may answer now`,
  ],
};
