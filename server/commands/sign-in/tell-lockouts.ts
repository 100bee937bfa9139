import { inArray, sql } from 'drizzle-orm';
import { signInAttempts, users } from '#db/schema/users.ts';
import { lockoutMinutes } from '#domain/lockout.ts';
import { runAsSystem } from '#server/commands/run-as-system.ts';
import type { House } from '#server/house.ts';

const prefix = 'locked: ';

/** Stands among the attempts until it was told; no address has a space in it. */
export function lockedMark(address: string): string {
  return `${prefix}${address}`;
}

export const isLockedMark = sql`starts_with(${signInAttempts.email}, ${prefix})`;

/**
 * Tells of sign-ins that were locked, once for each. The request itself does the same whether or not somebody has the
 * address; who it is, if anybody, is found here.
 */
export async function tellLockouts(house: House, now: Date): Promise<void> {
  if ((await house.db.$count(signInAttempts, isLockedMark)) === 0) return;
  await runAsSystem(house, now, async (tx) => {
    const marks = await tx
      .delete(signInAttempts)
      .where(isLockedMark)
      .returning({ email: signInAttempts.email });
    const addresses = marks.map(({ email }) => email.slice(prefix.length));
    if (addresses.length === 0) return [];
    const known = await tx
      .select({ id: users.id, name: users.name })
      .from(users)
      .where(inArray(sql`lower(${users.email})`, addresses));
    return known.map((person) => ({ type: 'sign_in.locked', person, minutes: lockoutMinutes }) as const);
  });
}
