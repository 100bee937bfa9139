import { type Changes, reason } from './change.ts';

export const accessChanges: Changes = {
  'grants.unlock': {
    action: 'unlock',
    scene: { policy: 'allows' },
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
    scene: { policy: 'asks', answered: true },
    instead: {
      ...{ role: 'pm', own: 'conflict', foreign: 'conflict' },
      why: 'a product manager extends it themselves',
    },
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
    instead: { own: 'denied', why: 'a second person looks at it' },
    input: ({ grantId }) => ({ grantId, verdict: 'justified', note: reason }),
  },
  'exclusions.create': {
    action: 'break_glass',
    input: ({ featureId, accountId }) => ({ featureId, accountId, reason }),
  },
  'exclusions.lift': { action: 'break_glass', input: ({ exclusionId }) => ({ exclusionId, reason }) },
  'requests.create': {
    action: 'unlock',
    scene: { policy: 'asks' },
    input: ({ featureId, accountId }) => ({ featureId, accountId, days: 30, reason }),
  },
  'requests.approve': {
    action: 'approve',
    scene: { policy: 'asks' },
    input: ({ requestId }) => ({ requestId, revision: 1 }),
  },
  'requests.reject': {
    action: 'approve',
    scene: { policy: 'asks' },
    input: ({ requestId }) => ({ requestId, revision: 1, reason }),
  },
  'requests.takePlace': {
    action: 'unlock',
    scene: { waits: true, policy: 'allows' },
    instead: { foreign: 'forbidden', why: 'only whoever asked and the owner of the account take a place' },
    input: ({ requestId }) => ({ requestId }),
  },
  'requests.orderWaitlist': {
    action: 'plan_round',
    scene: { waits: true },
    input: ({ roundId, requestId }) => ({ roundId, requestIds: [requestId] }),
  },
  'requests.cancel': { action: 'withdraw_request', input: ({ requestId }) => ({ requestId }) },
};
