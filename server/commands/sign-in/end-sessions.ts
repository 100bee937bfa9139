import { and, inArray, isNull } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { type SessionEnd, sessions } from '#db/schema/sign-in.ts';
import { loadSessions } from './load-sessions.ts';

/** Ends what is left of a person's sign-ins: the very next request of each lands on the sign-in page. */
export async function endSessions(
  tx: Transaction,
  userId: string,
  because: SessionEnd,
  at: Date,
  besides?: string,
): Promise<void> {
  await endThese(tx, await loadSessions(tx, { userId, ...(besides && { besides }) }, at), because, at);
}

export async function endThese(
  tx: Transaction,
  which: readonly { readonly id: string }[],
  because: SessionEnd,
  at: Date,
): Promise<void> {
  const ids = which.map(({ id }) => id);
  if (ids.length === 0) return;
  await tx
    .update(sessions)
    .set({ endedAt: at, endedBecause: because })
    .where(and(inArray(sessions.id, ids), isNull(sessions.endedAt)));
}
