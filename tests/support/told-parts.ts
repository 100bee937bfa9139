import type { AuditEvent, AuditEventType } from '#domain/audit/events.ts';
import type { Tone } from '#domain/audit/sentences.ts';
import { acme, javaSupport } from '#tests/support/facts.ts';

export const round = { id: 'round-1', kind: 'beta', number: 1 } as const;
export const of = { feature: javaSupport };
export const ofRound = { ...of, round };
export const access = { ...of, account: acme };
export const ofRequest = { ...access, requestId: 'request-1' };
export const ofGrant = { ...access, grantId: 'grant-1' };
export const key = { id: 'k', name: 'Checkout', kind: 'server', environment: 'production' } as const;
export const reason = 'As said on the call.';
export const granted = {
  ...ofGrant,
  source: 'direct',
  expiresAt: '2026-12-22T12:00:00.000Z',
  reason,
  policy: 'Policy 7, rule 1',
  ruleText: 'Sales unlocks beta features for their own accounts.',
} as const;

/** An event, its sentence without whoever did it, its tone, and the words that are quoted. */
export type Told = readonly [event: AuditEvent, sentence: string, tone: Tone, quote?: string];
export type ToldOf<Type extends AuditEventType> = {
  readonly [One in Type]: Told & readonly [{ readonly type: One }, ...unknown[]];
};
