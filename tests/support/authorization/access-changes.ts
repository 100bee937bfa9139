import { type Changes, reason } from './change.ts';

export const accessChanges: Changes = {
  'grants.unlock': {
    action: 'unlock',
    input: ({ featureId, accountId }) => ({ featureId, accountId, days: 30, reason }),
  },
  'grants.revoke': { action: 'change_grant', held: true, input: ({ grantId }) => ({ grantId, reason }) },
  'grants.undo': { action: 'change_grant', held: true, input: ({ grantId }) => ({ grantId }) },
  'grants.extend': {
    action: 'change_grant',
    held: true,
    input: ({ grantId }) => ({ grantId, days: 45, reason }),
  },
  'grants.askExtension': {
    action: 'unlock',
    held: true,
    input: ({ grantId }) => ({ grantId, days: 45, reason }),
  },
  'grants.changeScope': {
    action: 'change_grant',
    held: true,
    input: ({ grantId }) => ({ grantId, contactKeys: ['data'] }),
  },
  'grants.breakGlass': {
    action: 'break_glass',
    input: ({ featureId, accountId }) => ({ featureId, accountId, days: 7, reason }),
  },
  'grants.reviewBreakGlass': {
    action: 'break_glass',
    held: 'break_glass',
    input: ({ grantId }) => ({ grantId, verdict: 'justified', note: reason }),
  },
  'exclusions.create': {
    action: 'break_glass',
    input: ({ featureId, accountId }) => ({ featureId, accountId, reason }),
  },
  'exclusions.lift': { action: 'break_glass', input: ({ exclusionId }) => ({ exclusionId, reason }) },
  'requests.create': {
    action: 'unlock',
    input: ({ featureId, accountId }) => ({ featureId, accountId, days: 30, reason }),
  },
  'requests.approve': { action: 'approve', input: ({ requestId }) => ({ requestId, revision: 1 }) },
  'requests.reject': { action: 'approve', input: ({ requestId }) => ({ requestId, revision: 1, reason }) },
  'requests.takePlace': {
    action: 'unlock',
    scene: { waits: true },
    input: ({ requestId }) => ({ requestId }),
  },
  'requests.orderWaitlist': {
    action: 'plan_round',
    scene: { waits: true },
    input: ({ roundId, requestId }) => ({ roundId, requestIds: [requestId] }),
  },
  'requests.cancel': { action: 'withdraw_request', input: ({ requestId }) => ({ requestId }) },
};
