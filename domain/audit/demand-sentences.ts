import { sentimentNames } from '#domain/feedback.ts';
import { roundName } from '#domain/lifecycle.ts';
import type { DemandEvent } from './demand-events.ts';
import { account, calendarDay, feature, type Predicates } from './phrases.ts';

const subjects = { request: 'the request', grant: 'the unlock', feedback: 'the feedback' } as const;

export const demandPredicates: Predicates<DemandEvent> = {
  'interest.recorded': (e, reader) => [
    e.fromRequest ? ' kept in mind that ' : e.again ? ' heard again that ' : ' heard that ',
    account(e),
    ' asks for ',
    feature(e),
    e.dealValue === undefined ? '' : `, a deal of $${e.dealValue.toLocaleString('en-US')}`,
    e.dealCloseDate === undefined ? '' : `, closing ${calendarDay(e.dealCloseDate, reader)}`,
  ],
  'interest.withdrawn': (e) => [' noted that ', account(e), ' does not ask for ', feature(e), ' any more'],
  'feedback.given': (e) => [
    ' passed on what ',
    account(e),
    ' says about ',
    feature(e),
    `${e.round ? `, ${roundName(e.round)}` : ''}: ${sentimentNames[e.sentiment].toLowerCase()}`,
  ],
  'comment.written': (e) => [
    ` wrote about ${subjects[e.on.kind]} ${e.on.kind === 'request' ? 'for' : 'of'} `,
    feature(e),
    ' for ',
    account(e),
  ],
};
