import { hourMs } from '#domain/dates.ts';
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

const waited = (event: { waitsForHours: number }): string => lasting(event.waitsForHours * hourMs);

const judged: Record<Extract<RequestEvent, { type: 'request.rejudged' }>['outcome'], string> = {
  allow: 'can be unlocked now',
  needsApproval: 'asks others now',
  waitlist: 'waits for a place now',
  deny: 'is not possible any more',
};

export const requestPredicates: Predicates<RequestEvent> = {
  'request.created': (e, reader) =>
    e.fromInterest
      ? [
          ' made a request of what ',
          account(e),
          ' asked for before: ',
          feature(e),
          `, ${plural(e.days, 'day')}`,
        ]
      : [
          e.extension ? ' asked for more time with ' : ' asked for ',
          feature(e),
          ...scoped(e),
          `, ${plural(e.days, 'day')}${e.extension ? ' in all' : ''}${e.startsAt ? ` from ${day(e.startsAt, reader)}` : ''}`,
          e.onBehalfOf ? `, on behalf of ${e.onBehalfOf.name}` : '',
        ],
  'request.changed': (e) => [
    ' changed the request for ',
    feature(e),
    ' for ',
    account(e),
    changed(e.changes),
    e.voided > 0 ? `; ${e.voided === 1 ? '1 yes does' : `${e.voided} yeses do`} not count any more` : '',
  ],
  'request.step_approved': (e) => [
    e.steps > 1
      ? ` said yes to step ${e.step} of ${e.steps} of the request for `
      : ' said yes to the request for ',
    feature(e),
    ' for ',
    account(e),
    inPlaceOf(e),
  ],
  'request.approved': (e) => [' approved ', feature(e), ' for ', account(e), inPlaceOf(e)],
  'request.rejected': (e) => [' rejected ', feature(e), ' for ', account(e), inPlaceOf(e)],
  'request.cancelled': (e) => [' ended the request for ', feature(e), ' for ', account(e)],
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
    ' judged the request for ',
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
