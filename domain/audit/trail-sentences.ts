import type { Predicates } from './phrases.ts';
import type { TrailEvent } from './trail-events.ts';

const trail = { strong: 'audit trail', href: '/timeline/verify' };
const many = (count: number): string => (count === 1 ? '1 event' : `${count.toLocaleString('en-US')} events`);

export const trailPredicates: Predicates<TrailEvent> = {
  'audit.verification_asked': (e) => [' asked to verify the ', trail, `, ${many(e.total)}`],
  'audit.verified': (e) => [
    'The ',
    trail,
    ` holds: ${many(e.total)} verified`,
    e.heads > 0
      ? `, ${e.heads === 1 ? '1 signed head agrees' : `${e.heads.toLocaleString('en-US')} signed heads agree`}`
      : '',
    e.headsBefore
      ? `, ${e.headsBefore === 1 ? '1 head lies' : `${e.headsBefore.toLocaleString('en-US')} heads lie`} before the checkpoint and can not be held against it`
      : '',
  ],
  'audit.broken': (e) => ['The ', trail, ` does not hold. ${e.problem.replace(/\.$/, '')}`],
  'audit.archived': (e) => [
    ` archived ${many(e.total)} of the `,
    trail,
    `, up to event ${e.upTo.toLocaleString('en-US')}`,
  ],
  'audit.key_renewed': (e) => [' signs the ', trail, ` with a new key, ${e.keyId}`],
};
