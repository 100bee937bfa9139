import { randomUUID } from 'node:crypto';
import type { Changes } from './change.ts';

const why = 'the view that is named here belongs to nobody';

export const viewsChanges: Changes = {
  'views.save': {
    creates: true,
    action: 'see',
    input: () => ({ screen: 'accounts', name: `View ${randomUUID().slice(0, 8)}`, query: 'mine=true' }),
  },
  'views.rename': {
    action: 'see',
    input: () => ({ viewId: randomUUID(), name: 'Mine' }),
    instead: { own: 'not_found', foreign: 'not_found', why },
  },
  'views.delete': { creates: true, action: 'see', input: () => ({ viewId: randomUUID() }) },
};
