import type { AuditEventType } from '#domain/audit/events.ts';
import type { ToldOf } from '#tests/support/told-parts.ts';

type Types = Extract<AuditEventType, `export.${string}`>;

/** Each event with what it is told as. */
export const toldOfExports: ToldOf<Types> = {
  'export.requested': [
    { type: 'export.requested', exportId: 'e', format: 'csv', total: 1204, filter: { kind: 'unlocks' } },
    'asked for an export of 1,204 events (CSV)',
    'plain',
  ],
  'export.finished': [
    {
      type: 'export.finished',
      exportId: 'e',
      format: 'json',
      total: 1,
      askedBy: { id: 'p', name: 'The auditor' },
    },
    'The export of 1 event (JSON Lines) that The auditor asked for is ready',
    'plain',
  ],
};
