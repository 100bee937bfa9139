import 'server-only';
import { and, count, eq, gt, lt, not, sql } from 'drizzle-orm';
import { connection } from '#db/client.ts';
import { signInAttempts } from '#db/schema/users.ts';
import { lockoutMinutes } from '#domain/lockout.ts';
import { isLockedMark, lockedMark } from '#server/commands/sign-in/tell-lockouts.ts';

const attemptsAtMost = 10;
const windowMs = lockoutMinutes * 60_000;

/** Notes the attempt before the password is looked at, one at a time per address, so a burst cannot slip through. */
export async function takeAttempt(
  key: string,
  now: Date,
  atMost = attemptsAtMost,
  whenLocked?: string,
): Promise<boolean> {
  const since = new Date(now.getTime() - windowMs);
  return connection().db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`sign-in:${key}`}, 0))`);
    await tx.delete(signInAttempts).where(and(lt(signInAttempts.at, since), not(isLockedMark)));
    const recent = async (email: string) => {
      const [row] = await tx
        .select({ attempts: count() })
        .from(signInAttempts)
        .where(and(eq(signInAttempts.email, email), gt(signInAttempts.at, since)));
      return row?.attempts ?? 0;
    };
    const free = (await recent(key)) < atMost;
    if (free) await tx.insert(signInAttempts).values({ email: key, at: now });
    else if (whenLocked && (await recent(whenLocked)) === 0)
      await tx
        .insert(signInAttempts)
        .values([lockedMark(key), whenLocked].map((email) => ({ email, at: now })));
    return free;
  });
}

/** The same for somebody's sign-in, by their address: admins are told once of each lockout. */
export function takeSignInAttempt(address: string, now: Date): Promise<boolean> {
  return takeAttempt(address, now, attemptsAtMost, `locked before: ${address}`);
}

/** One of them was none: whoever tried knew. */
export async function giveBackAttempt(key: string, at: Date): Promise<void> {
  const same = and(eq(signInAttempts.email, key), eq(signInAttempts.at, at));
  const one = connection().db.select({ ctid: sql`ctid` }).from(signInAttempts).where(same).limit(1);
  await connection().db.delete(signInAttempts).where(sql`ctid in ${one}`);
}

export async function forgetAttempts(key: string): Promise<void> {
  await connection().db.delete(signInAttempts).where(eq(signInAttempts.email, key));
}
