import { and, desc, eq, gt, isNull } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { sessions } from '#db/schema/sign-in.ts';
import { browserInWords } from '#domain/browser-words.ts';

/** Where a person is signed in, the last seen first. */
export async function sessionsOf(db: Database, personId: string, now: Date) {
  const rows = await db
    .select()
    .from(sessions)
    .where(and(eq(sessions.userId, personId), isNull(sessions.endedAt), gt(sessions.expiresAt, now)))
    .orderBy(desc(sessions.seenAt), desc(sessions.beganAt));
  return rows.map(({ id, userAgent, address, beganAt, seenAt, method }) => ({
    ...{ id, browser: browserInWords(userAgent), address, beganAt, seenAt, method },
  }));
}
