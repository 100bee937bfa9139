import { type Changes, reason } from './change.ts';

export const accessChanges: Changes = {
  'grants.unlock': {
    action: 'unlock',
    input: ({ featureId, accountId }) => ({ featureId, accountId, days: 30, reason }),
  },
  'grants.revoke': { action: 'change_grant', held: true, input: ({ grantId }) => ({ grantId, reason }) },
  'grants.undo': { action: 'change_grant', held: true, input: ({ grantId }) => ({ grantId }) },
  'requests.create': {
    action: 'unlock',
    input: ({ featureId, accountId }) => ({ featureId, accountId, days: 30, reason }),
  },
  'requests.approve': { action: 'approve', input: ({ requestId }) => ({ requestId, revision: 1 }) },
  'requests.reject': { action: 'approve', input: ({ requestId }) => ({ requestId, revision: 1, reason }) },
  'requests.cancel': { action: 'change_grant', input: ({ requestId }) => ({ requestId }) },
};
