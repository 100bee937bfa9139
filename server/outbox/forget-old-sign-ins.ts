import { lt } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { passwordLinks, sessions } from '#db/schema/sign-in.ts';
import { addDays } from '#domain/dates.ts';

const keptDays = 90;

/** Where somebody was signed in, and which links they were sent, is nobody's business for ever. */
export async function forgetOldSignIns(db: Database, now: Date): Promise<void> {
  const before = addDays(now, -keptDays);
  await db.delete(sessions).where(lt(sessions.expiresAt, before));
  await db.delete(passwordLinks).where(lt(passwordLinks.expiresAt, before));
}
