import { type Changes, newKey } from './change.ts';

const scene = { directory: 'groups' } as const;

export const directoryChanges: Changes = {
  'directory.setRoles': {
    creates: true,
    action: 'manage_users',
    input: () => ({ group: `Group ${newKey()}`, roles: ['viewer'] }),
  },
  'directory.removeRoles': {
    action: 'manage_users',
    scene,
    input: ({ teamId }) => ({ mappingId: teamId }),
  },
  'directory.chooseSource': {
    action: 'manage_users',
    scene,
    input: ({ personId }) => ({ personId, from: 'groups' }),
  },
  'directory.makeToken': { creates: true, action: 'manage_users', input: () => ({ name: 'The directory' }) },
  'directory.revokeToken': {
    action: 'manage_users',
    scene: { directory: 'token' },
    input: ({ keyId }) => ({ tokenId: keyId }),
  },
};
