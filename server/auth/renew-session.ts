import 'server-only';
import { randomUUID } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import { connection } from '#db/client.ts';
import { sessions } from '#db/schema/sign-in.ts';

/**
 * Goes on with a session under another id, for as long as the first one held: who copied the cookie before has nothing.
 * @returns the new id, nothing when the session is over.
 */
export async function renewSession(id: string, now: Date): Promise<string | undefined> {
  return connection().db.transaction(async (tx) => {
    const [old] = await tx
      .update(sessions)
      .set({ endedAt: now, endedBecause: 'password' })
      .where(and(eq(sessions.id, id), isNull(sessions.endedAt)))
      .returning();
    if (!old || old.expiresAt <= now) return undefined;
    const fresh = { ...old, id: randomUUID(), seenAt: now, endedAt: null, endedBecause: null };
    await tx.insert(sessions).values(fresh);
    return fresh.id;
  });
}
