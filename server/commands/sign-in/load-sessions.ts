import { and, eq, gt, isNull, ne } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { sessions } from '#db/schema/sign-in.ts';
import { users } from '#db/schema/users.ts';

interface Wanted {
  readonly userId: string;
  readonly only?: string;
  readonly besides?: string;
}

/** Locks the living sessions of a person that are asked for, and the person first: whoever opens one holds that row. */
export async function loadSessions(tx: Transaction, { userId, only, besides }: Wanted, now: Date) {
  await tx.select({ id: users.id }).from(users).where(eq(users.id, userId)).for('no key update');
  return tx
    .select({ id: sessions.id, userAgent: sessions.userAgent })
    .from(sessions)
    .where(
      and(
        eq(sessions.userId, userId),
        isNull(sessions.endedAt),
        gt(sessions.expiresAt, now),
        only ? eq(sessions.id, only) : undefined,
        besides ? ne(sessions.id, besides) : undefined,
      ),
    )
    .orderBy(sessions.id)
    .for('update');
}
