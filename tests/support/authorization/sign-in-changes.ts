import { randomUUID } from 'node:crypto';
import type { Changes } from './change.ts';

export const signInChanges: Changes = {
  'sessions.endOwn': {
    action: 'keep_profile',
    input: ({ sessionId }) => ({ sessionId }),
    instead: { foreign: 'not_found', why: 'others end theirs themselves, or an admin does' },
  },
  'sessions.endOthers': {
    creates: true,
    action: 'keep_profile',
    input: () => ({ besides: randomUUID() }),
    instead: { foreign: 'conflict', why: 'theirs ended just before, and those of others are not theirs' },
  },
  'sessions.endOfPerson': {
    action: 'manage_users',
    input: ({ personId, personSessionId: sessionId }) => ({ personId, sessionId }),
  },
  'sessions.endAllOfPerson': { action: 'manage_users', input: ({ personId }) => ({ personId }) },
  'secondFactor.takeOff': { action: 'manage_users', input: ({ personId }) => ({ personId }) },
  'secondFactor.require': {
    creates: true,
    action: 'manage_users',
    input: () => ({ who: 'nobody' }),
    instead: { own: 'conflict', foreign: 'conflict', why: 'it is so from the beginning' },
  },
  'people.inviteAgain': {
    action: 'manage_users',
    input: ({ personId }) => ({ personId }),
    instead: { own: 'denied', foreign: 'denied', why: 'this house sends no e-mail' },
  },
};
