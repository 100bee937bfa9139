/** When somebody may have the audit trail verified. */
import type { Act } from './act.ts';
import { type Decision, refuse } from './decision.ts';

export const openVerificationsAtMost = 3;

interface VerifyState {
  /** Events to look at. */
  readonly total: number;
  /** Verifications of the same person that are not finished. */
  readonly open: number;
}

export interface NewVerification {
  readonly id: string;
  readonly total: number;
}

export function askForVerification({ total, open }: VerifyState, { newId }: Act): Decision<NewVerification> {
  if (open >= openVerificationsAtMost)
    return refuse('conflict', 'The trail is being verified for you already. Wait for what it finds.');
  const next = { id: newId(), total };
  return { ok: true, next, events: [{ type: 'audit.verification_asked', verificationId: next.id, total }] };
}
