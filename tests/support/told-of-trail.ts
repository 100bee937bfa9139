import type { AuditEventType } from '#domain/audit/events.ts';
import type { ToldOf } from '#tests/support/told-parts.ts';

type Types = Extract<AuditEventType, `audit.${string}`>;

const of = { verificationId: 'v', askedBy: { id: 'p', name: 'The auditor' } };

/** Each event with what it is told as. */
export const toldOfTrail: ToldOf<Types> = {
  'audit.verification_asked': [
    { type: 'audit.verification_asked', verificationId: 'v', total: 1204 },
    'asked to verify the audit trail, 1,204 events',
    'plain',
  ],
  'audit.verified': [
    { type: 'audit.verified', ...of, total: 1204, heads: 1, headsBefore: 3 },
    'The audit trail holds: 1,204 events verified, 1 signed head agrees, 3 heads lie before the checkpoint and can not be held against it',
    'plain',
  ],
  'audit.broken': [
    { type: 'audit.broken', ...of, firstBad: 7, problem: 'A gap: event 7 is missing.' },
    'The audit trail does not hold. A gap: event 7 is missing',
    'refused',
  ],
  'audit.archived': [
    { type: 'audit.archived', upTo: 1204, total: 1, archiveSha256: 'ab' },
    'archived 1 event of the audit trail, up to event 1,204',
    'ended',
  ],
  'audit.key_renewed': [
    { type: 'audit.key_renewed', keyId: '0f1e' },
    'signs the audit trail with a new key, 0f1e',
    'plain',
  ],
};
