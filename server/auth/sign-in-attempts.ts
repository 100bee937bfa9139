import 'server-only';
import { and, count, eq, gt, lt, sql } from 'drizzle-orm';
import { connection } from '#db/client.ts';
import { signInAttempts } from '#db/schema/users.ts';

const attemptsAtMost = 10;
const windowMs = 15 * 60_000;

/** Notes the attempt before the password is looked at, one at a time per address, so a burst cannot slip through. */
export async function takeAttempt(email: string, now: Date): Promise<boolean> {
  const since = new Date(now.getTime() - windowMs);
  return connection().db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`sign-in:${email}`}, 0))`);
    await tx.delete(signInAttempts).where(lt(signInAttempts.at, since));
    const [recent] = await tx
      .select({ attempts: count() })
      .from(signInAttempts)
      .where(and(eq(signInAttempts.email, email), gt(signInAttempts.at, since)));
    if ((recent?.attempts ?? 0) >= attemptsAtMost) return false;
    await tx.insert(signInAttempts).values({ email, at: now });
    return true;
  });
}

export async function forgetAttempts(email: string): Promise<void> {
  await connection().db.delete(signInAttempts).where(eq(signInAttempts.email, email));
}
