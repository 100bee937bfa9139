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
    ` with ${plural(e.rules, 'rule')}${differences(e)}`,
  ],
  'settings.changed': (e) => [' changed the waiting times', changed(e.changes)],
  'delegation.created': (e, reader) => [
    ` lets ${e.delegate.name} decide in their place from ${day(e.startsAt, reader)} until ${day(e.endsAt, reader)}`,
  ],
  'delegation.ended': (e) => [` decides again instead of ${e.delegate.name}`],
};

function differences(e: Extract<HouseEvent, { type: 'policy.published' }>): string {
  const told = [
    e.added ? `${e.added} added` : '',
    e.changed ? `${e.changed} changed` : '',
    e.removed ? `${e.removed} removed` : '',
    e.moved ? `${e.moved} moved` : '',
  ].filter(Boolean);
  return told.length === 0 ? '' : `: ${told.join(', ')}`;
}
