import { roundName } from '#domain/lifecycle.ts';
import { approverGroupNames } from '#domain/policy.ts';
import type { GrantEvent } from './grant-events.ts';
import { account, changed, day, feature, lasting, type Predicates, plural, scoped } from './phrases.ts';

export const grantPredicates: Predicates<GrantEvent> = {
  'grant.created': (e, reader) => [
    e.source === 'break_glass' ? ' unlocked by break-glass ' : ' unlocked ',
    feature(e),
    ...scoped(e),
    e.startsAt ? ` from ${day(e.startsAt, reader)}` : '',
    ` until ${day(e.expiresAt, reader)}`,
    e.skipped?.length
      ? `, without the yes of ${e.skipped.map((group) => approverGroupNames[group]).join(' and ')}`
      : '',
  ],
  'grant.extended': (e, reader) => [
    ' extended ',
    feature(e),
    ' for ',
    account(e),
    `: ends ${day(e.from, reader)} → ${day(e.to, reader)}`,
  ],
  'grant.scope_changed': (e) => [' changed ', feature(e), ' for ', account(e), changed(e.changes)],
  'grant.carried': (e, reader) => [
    ' carried ',
    account(e),
    ' into ',
    `${roundName(e.to)} of `,
    feature(e),
    ` until ${day(e.expiresAt, reader)}`,
  ],
  'grant.end_set': (e, reader) => [
    ' set when ',
    feature(e),
    ' ends for ',
    account(e),
    `: ${day(e.from, reader)} → ${day(e.to, reader)}`,
  ],
  'grant.ends_soon': (e, reader) => [
    feature(e),
    ' ends for ',
    account(e),
    ` in ${plural(e.inDays, 'day')}, on ${day(e.expiresAt, reader)}`,
  ],
  'grant.revoked': (e) => [' ended ', feature(e), ' for ', account(e)],
  'grant.undone': (e) => [' undid the unlock of ', feature(e), ' for ', account(e)],
  'grant.converted': (e) => [' made ', feature(e), ' permanent for ', account(e)],
  'grant.activated': (e) => [
    feature(e),
    ' was first ',
    { strong: 'on' },
    ' in the app of ',
    account(e),
    `, ${lasting(e.afterMs)} after the unlock`,
  ],
  'break_glass.reviewed': (e) => [
    ' looked at the break-glass of ',
    feature(e),
    ' for ',
    account(e),
    e.verdict === 'justified' ? ' and found it right' : ' and found it not right; it ended',
  ],
  'exclusion.created': (e) => [
    ' excluded ',
    account(e),
    ' from ',
    feature(e),
    e.ended ? '; it had it until now' : '',
  ],
  'exclusion.lifted': (e) => [' let ', account(e), ' have ', feature(e), ' again'],
};
