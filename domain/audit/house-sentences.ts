import { changesInWords } from '#domain/policy-diff.ts';
import type { HouseEvent } from './house-events.ts';
import { account, changed, day, type Predicates, plural } from './phrases.ts';

export const housePredicates: Predicates<HouseEvent> = {
  'account.created': (e) => [' added the account ', account(e), `, owned by ${e.owner.name}`],
  'key.created': (e) => [
    ' created the ',
    e.key.kind,
    ' key ',
    { strong: e.key.name, href: '/keys' },
    ` for ${e.key.environment}`,
  ],
  'key.revoked': (e) => [
    ' revoked the ',
    e.key.kind,
    ' key ',
    { strong: e.key.name, href: '/keys' },
    ` for ${e.key.environment}`,
  ],
  'policy.published': (e) => [
    ' published ',
    { strong: `policy ${e.version}`, href: `/policy?version=${e.version}` },
    ` with ${plural(e.rules, 'rule')}`,
    changesInWords(e) ? `: ${changesInWords(e)}` : '',
  ],
  'settings.changed': (e) => [' changed the waiting times', changed(e.changes)],
  'delegation.created': (e, reader, whose) => [
    ` let ${e.delegate.name} decide in ${whose} place from ${day(e.startsAt, reader)} until ${day(e.endsAt, reader)}`,
  ],
  'delegation.ended': (e) => [` took back deciding from ${e.delegate.name}`],
};
