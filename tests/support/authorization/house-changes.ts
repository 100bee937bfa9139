import { type Changes, newKey, seller } from './change.ts';

export const houseChanges: Changes = {
  'accounts.create': {
    creates: true,
    action: 'edit_account',
    input: (_scene, by, cast) => ({
      key: newKey(),
      name: 'Acme',
      ownerId: seller(by, cast).id,
      tier: 'Business',
      type: 'customer',
      arr: 1000,
      region: 'EU',
    }),
  },
  'keys.create': {
    action: 'manage_keys',
    input: ({ environmentKey }) => ({ name: 'App', kind: 'server', environmentKey }),
  },
  'keys.revoke': { action: 'manage_keys', input: ({ keyId }) => ({ keyId }) },
};
