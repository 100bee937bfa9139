import { createHash, timingSafeEqual } from 'node:crypto';
import { and, eq, isNull, lt, or } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { directoryTokens } from '#db/schema/directory.ts';
import { directoryTokenId } from '#domain/directory/tokens.ts';

const notedEveryMs = 60_000;

/** Whether the directory may come in: a token that was made here and not revoked. What can not be one asks no database. */
export async function isLetIn(db: Database, authorization: string | null, now: Date): Promise<boolean> {
  const token = /^bearer +(\S+)$/i.exec(authorization ?? '')?.[1] ?? '';
  const id = directoryTokenId(token);
  if (!id) return false;
  const [kept] = await db.select().from(directoryTokens).where(eq(directoryTokens.id, id));
  const brought = createHash('sha256').update(token).digest();
  if (!kept || kept.revokedAt || !timingSafeEqual(brought, Buffer.from(kept.hash, 'hex'))) return false;
  const before = new Date(now.getTime() - notedEveryMs);
  await db
    .update(directoryTokens)
    .set({ lastUsedAt: now })
    .where(
      and(
        eq(directoryTokens.id, id),
        or(isNull(directoryTokens.lastUsedAt), lt(directoryTokens.lastUsedAt, before)),
      ),
    );
  return true;
}
