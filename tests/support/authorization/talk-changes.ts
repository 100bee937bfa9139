import { addDays } from '#domain/dates.ts';
import type { Changes } from './change.ts';

let weeks = 0;
/** No two overlap: a person has one delegation at a time. */
function aWeek() {
  weeks += 1;
  const startsAt = addDays(new Date(), 7 * weeks);
  return { startsAt, endsAt: addDays(startsAt, 6) };
}

export const talkChanges: Changes = {
  'requests.change': {
    action: 'unlock',
    instead: { foreign: 'forbidden', why: 'only whoever asked, or for whom it was asked, changes a request' },
    input: ({ requestId }) => ({ requestId, revision: 1, days: 14 }),
  },
  'comments.write': {
    action: 'comment',
    input: ({ requestId }) => ({ on: { kind: 'request', id: requestId }, text: 'How does it stand?' }),
  },
  'delegations.create': {
    creates: true,
    action: 'delegate',
    /** To the colleague of the same role who is not the one that tries. */
    input: (_scene, by, cast) => {
      const colleague = 'strangers' in cast.strangers ? by : cast.strangers[by.roles[0] ?? 'viewer'];
      return { delegateId: colleague.id, ...aWeek() };
    },
  },
  'delegations.end': {
    action: 'delegate',
    away: true,
    input: ({ delegationId }) => ({ delegationId }),
  },
};
