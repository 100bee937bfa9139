import type { Changes } from './change.ts';

let hours = 24;

export const noticesChanges: Changes = {
  'notices.markRead': { creates: true, action: 'read_notices', input: () => ({ upTo: 1 }) },
  'notices.set': {
    creates: true,
    action: 'read_notices',
    input: () => ({ kind: 'policy', inApp: true, mail: 'never' }),
  },
  'settings.change': {
    creates: true,
    action: 'change_settings',
    input: () => ({ offerHours: 48, reminderHours: 24, escalationHours: ++hours }),
  },
};
