import type { AuditEventType } from '#domain/audit/events.ts';
import type { ToldOf } from '#tests/support/told-parts.ts';

type Types = Extract<AuditEventType, `operator.${string}`>;

const person = { id: 'p', name: 'The admin' };

/** Each event with what it is told as. */
export const toldOfOperator: ToldOf<Types> = {
  'operator.restored': [
    { type: 'operator.restored', takenAt: '2026-10-05T10:00:00.000Z', sessionsEnded: 2 },
    'was restored from the command line, as it was on 5 Oct; 2 sessions of that time ended',
    'ended',
  ],
  'operator.secrets_sealed': [
    { type: 'operator.secrets_sealed', count: 1 },
    'sealed 1 secret with a new key from the command line',
    'plain',
  ],
  'operator.admin_made': [
    {
      ...{ type: 'operator.admin_made', person },
      ...{ added: false, activated: true, passwordGiven: true, secondFactorTakenOff: true },
    },
    'made The admin an admin from the command line, active again, with a new first password, and took their second factor off',
    'plain',
  ],
};
