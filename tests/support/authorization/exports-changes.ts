import { randomUUID } from 'node:crypto';
import type { Changes } from './change.ts';

export const exportsChanges: Changes = {
  'exports.ask': {
    action: 'export_audit',
    input: ({ featureId, accountId }) => ({
      format: 'csv',
      filter: { feature: keyOf(featureId), account: keyOf(accountId) },
    }),
    instead: {
      own: 'invalid',
      foreign: 'invalid',
      why: 'a scene is made past the verbs, so nothing has happened there that could be exported',
    },
  },
  'trail.verify': { creates: true, action: 'verify_audit', input: () => ({}) },
  'exports.cancel': { creates: true, action: 'see', input: () => ({ exportId: randomUUID() }) },
};

/** The key that a scene gives. */
function keyOf(id: string): string {
  return `k-${id.slice(0, 13)}`;
}
