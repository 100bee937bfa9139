import { and, count, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { recoveryCodes, secondFactors } from '#db/schema/sign-in.ts';
import { users } from '#db/schema/users.ts';
import { settings } from '#db/schema/working.ts';

/** What a person proves themself with besides the password, since when, and how many recovery codes are left. */
export async function secondFactorOf(db: Database, personId: string) {
  const [person] = await db
    .select({ passwordHash: users.passwordHash, since: secondFactors.confirmedAt })
    .from(users)
    .leftJoin(secondFactors, eq(secondFactors.userId, users.id))
    .where(eq(users.id, personId));
  const since = person?.since ?? null;
  const unused = and(eq(recoveryCodes.userId, personId), isNull(recoveryCodes.usedAt));
  return {
    hasPassword: Boolean(person?.passwordHash),
    since,
    codesLeft: since ? await db.$count(recoveryCodes, unused) : 0,
  };
}

/** Who must have one, and how many of those with a password do. */
export async function secondFactorHolders(db: Database) {
  const [house] = await db.select({ who: settings.secondFactorFor }).from(settings);
  const admin = sql`'admin' = any(${users.roles})`;
  const [counted] = await db
    .select({
      people: count(),
      withOne: count(secondFactors.confirmedAt),
      admins: sql<number>`(count(*) filter (where ${admin}))::int`,
      adminsWithOne: sql<number>`(count(${secondFactors.confirmedAt}) filter (where ${admin}))::int`,
    })
    .from(users)
    .leftJoin(secondFactors, eq(secondFactors.userId, users.id))
    .where(and(users.active, isNotNull(users.passwordHash)));
  if (!house || !counted) throw new Error('There are no settings; was the database migrated?');
  return { who: house.who, ...counted };
}
