import { eq } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { users } from '#db/schema/users.ts';
import { endSessions } from '#server/commands/sign-in/end-sessions.ts';
import { spendLinks } from '#server/commands/sign-in/password-links.ts';
import { removeSecondFactor } from '#server/commands/sign-in/second-factor-rows.ts';

/** Nothing that somebody held before lets them in. Whoever is let in again is bound anew at their next sign-on. */
export async function leave(tx: Transaction, userId: string, at: Date): Promise<void> {
  await tx.update(users).set({ active: false, singleSignOnId: null }).where(eq(users.id, userId));
  await spendLinks(tx, userId, at);
  await endSessions(tx, userId, 'deactivated', at);
}

/** Whoever comes back after this begins anew: what they knew is forgotten. */
export async function leaveForGood(tx: Transaction, userId: string, at: Date): Promise<void> {
  await leave(tx, userId, at);
  await tx.update(users).set({ passwordHash: null }).where(eq(users.id, userId));
  await removeSecondFactor(tx, userId);
}
