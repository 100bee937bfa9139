import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { sessions } from '#db/schema/sign-in.ts';
import { endThese } from './end-sessions.ts';
import { loadSessions } from './load-sessions.ts';

/**
 * Goes on with a session of a person under another id, for as long as the first one held: who copied the cookie before
 * has nothing.
 * @returns the new id, nothing when the session is over.
 */
export async function renewSession(
  tx: Transaction,
  { userId, sessionId }: { readonly userId: string; readonly sessionId: string },
  now: Date,
): Promise<string | undefined> {
  const living = await loadSessions(tx, { userId, only: sessionId }, now);
  const [old] = living.length > 0 ? await tx.select().from(sessions).where(eq(sessions.id, sessionId)) : [];
  if (!old) return undefined;
  await endThese(tx, living, 'password', now);
  const fresh = { ...old, id: randomUUID(), seenAt: now };
  await tx.insert(sessions).values(fresh);
  return fresh.id;
}
