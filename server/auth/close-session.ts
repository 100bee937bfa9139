import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import { connection } from '#db/client.ts';
import { sessions } from '#db/schema/sign-in.ts';

/** Signing out: the cookie is worth nothing afterwards, whoever has a copy of it. */
export async function closeSession(id: string, now: Date): Promise<void> {
  if (!id) return;
  await connection()
    .db.update(sessions)
    .set({ endedAt: now, endedBecause: 'signed_out' })
    .where(and(eq(sessions.id, id), isNull(sessions.endedAt)));
}
