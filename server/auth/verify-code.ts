import 'server-only';
import { randomUUID } from 'node:crypto';
import { connection } from '#db/client.ts';
import { appendEvents } from '#server/audit/append-events.ts';
import { findActiveUserById } from '#server/auth/find-active-user.ts';
import { forgetAttempts, takeSignInAttempt } from '#server/auth/sign-in-attempts.ts';
import { holderOf, isTicketOf } from '#server/auth/sign-in-ticket.ts';
import type { Known } from '#server/auth/verify-credentials.ts';
import { takeProof } from '#server/commands/sign-in/second-factor-rows.ts';

const longestCode = 64;

/** The second step: a code of the app, or a recovery code, for whoever typed the right password just before. */
export async function verifyCode(
  ticket: string,
  typed: string,
  now: Date,
  requestId?: string | undefined,
): Promise<Known | undefined> {
  const userId = holderOf(ticket);
  const user = userId ? await findActiveUserById(userId) : undefined;
  if (!user?.passwordHash) return undefined;
  const known = { id: user.id, passwordHash: user.passwordHash };
  if (!isTicketOf(known, ticket, now) || !typed || typed.length > longestCode) return undefined;
  const address = user.email.toLowerCase();
  if (!(await takeSignInAttempt(address, now))) return undefined;
  const proven = await connection().db.transaction(async (tx) => {
    const proof = await takeProof(tx, user.id, typed, now);
    if (proof && proof !== 'code') {
      const event = { type: 'second_factor.recovery_code_used', left: proof.recoveryCodesLeft } as const;
      const actor = { kind: 'user', id: user.id, name: user.name } as const;
      await appendEvents(tx, [event], { actor, at: now, commandId: randomUUID(), requestId });
    }
    return proof !== undefined;
  });
  if (!proven) return undefined;
  await forgetAttempts(address);
  return known;
}
