import { type Changes, newKey } from './change.ts';

const asAdmin = 'it plays the verbs of engineers, product managers and sellers, which an admin alone is not';

export const peopleChanges: Changes = {
  'people.add': {
    creates: true,
    action: 'manage_users',
    input: () => ({ name: 'Somebody', email: `${newKey()}@latchkey.test`, roles: ['sales'] }),
  },
  'people.change': {
    action: 'manage_users',
    input: ({ personId }) => ({ personId, name: 'Somebody else', roles: ['viewer', 'sales'], teamId: null }),
  },
  'people.deactivate': { action: 'manage_users', input: ({ personId }) => ({ personId }) },
  'people.activate': {
    action: 'manage_users',
    input: ({ personId }) => ({ personId }),
    instead: { own: 'conflict', foreign: 'conflict', why: 'they are active' },
  },
  'people.givePassword': { action: 'manage_users', input: ({ personId }) => ({ personId }) },
  'people.handOver': {
    action: 'manage_users',
    input: ({ personId }, _by, cast) => ({ fromId: personId, toId: cast.sales.id, what: 'accounts' }),
  },
  'teams.create': { creates: true, action: 'manage_users', input: () => ({ name: `Team ${newKey()}` }) },
  'teams.rename': {
    action: 'manage_users',
    input: ({ teamId }) => ({ teamId, name: `Team ${newKey()}` }),
  },
  'profile.rename': { creates: true, action: 'keep_profile', input: () => ({ name: `Name ${newKey()}` }) },
  'sample.make': {
    creates: true,
    action: 'manage_users',
    input: () => ({}),
    instead: { own: 'denied', foreign: 'denied', why: asAdmin },
  },
  'sample.remove': { creates: true, action: 'manage_users', input: () => ({}), scene: { sample: true } },
};
