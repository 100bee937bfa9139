import type { AuditEventType } from '#domain/audit/events.ts';
import type { SignInEvent } from '#domain/audit/sign-in-events.ts';
import { acme } from '#tests/support/facts.ts';
import { of, type ToldOf } from '#tests/support/told-parts.ts';

type Types = Exclude<
  Extract<AuditEventType, `${'house' | 'person' | 'profile' | 'team' | 'sample'}.${string}`>,
  SignInEvent['type']
>;

const person = { id: 'p', name: 'The seller of Acme' };
const [from, to] = [person, { id: 'q', name: 'The other seller' }];

/** Each event with what it is told as. */
export const toldOfPeople: ToldOf<Types> = {
  'house.opened': [
    { type: 'house.opened', roles: ['pm', 'admin'] },
    'set up Latchkey as its first admin, with the roles Product manager, Admin',
    'plain',
  ],
  'person.added': [
    { type: 'person.added', person, roles: ['sales', 'admin'], team: 'North' },
    'added The seller of Acme as Sales, Admin in North',
    'plain',
  ],
  'person.changed': [
    {
      type: 'person.changed',
      person,
      changes: [{ what: 'team', from: 'North', to: 'South' }],
      accountsMoved: 2,
    },
    'changed The seller of Acme: team North → South; 2 accounts went along',
    'plain',
  ],
  'person.deactivated': [{ type: 'person.deactivated', person }, 'deactivated The seller of Acme', 'plain'],
  'person.activated': [{ type: 'person.activated', person }, 'activated The seller of Acme again', 'plain'],
  'person.password_given': [
    { type: 'person.password_given', person },
    'made a new first password for The seller of Acme',
    'plain',
  ],
  'profile.renamed': [
    { type: 'profile.renamed', from: 'The seller', to: 'The best seller' },
    'took another name: The seller → The best seller',
    'plain',
  ],
  'profile.password_changed': [{ type: 'profile.password_changed' }, 'chose a new password', 'plain'],
  'team.created': [
    { type: 'team.created', team: { id: 't', name: 'North' } },
    'made the team North',
    'plain',
  ],
  'team.renamed': [
    { type: 'team.renamed', team: { id: 't', name: 'South' }, from: 'North' },
    'renamed a team: North → South',
    'plain',
  ],
  'person.account_handed_over': [
    { type: 'person.account_handed_over', account: acme, from, to },
    'handed over Acme: owner The seller of Acme → The other seller',
    'plain',
  ],
  'person.feature_handed_over': [
    { type: 'person.feature_handed_over', ...of, as: 'engineer', from, to },
    'handed over Java support: engineer The seller of Acme → The other seller',
    'plain',
  ],
  'sample.made': [
    { type: 'sample.made', accounts: 3, features: 1 },
    'made sample data: 1 feature and 3 accounts',
    'plain',
  ],
  'sample.removed': [
    {
      ...{ type: 'sample.removed', accounts: 3, features: 1 },
      ...{ requests: 0, grants: 2, interests: 1, feedback: 0 },
    },
    'removed the sample data: 1 feature and 3 accounts; 2 unlocks ended with it',
    'ended',
  ],
};
