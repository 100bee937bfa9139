import 'server-only';
import { and, eq } from 'drizzle-orm';
import { connection } from '#db/client.ts';
import { users } from '#db/schema/users.ts';
import { longestPassword } from '#domain/passwords.ts';
import { addressTyped } from '#server/auth/address-typed.ts';
import { findActiveUser } from '#server/auth/find-active-user.ts';
import { forgetAttempts, takeSignInAttempt } from '#server/auth/sign-in-attempts.ts';
import { decoyHash, fitsPassword, hashPassword, isOutdated } from '#server/passwords/hash-password.ts';

export interface Known {
  readonly id: string;
  readonly passwordHash: string;
}

interface Verified extends Known {
  /** Whether a code is asked for besides; the tries count on until that fits too. */
  readonly needsCode: boolean;
}

/** Costs one hash whether or not the person exists, so the time tells nothing. */
export async function verifyCredentials(
  email: string,
  password: string,
  now: Date,
): Promise<Verified | undefined> {
  const address = addressTyped(email);
  if (!address || !password || password.length > longestPassword) return undefined;
  if (!(await takeSignInAttempt(address, now))) return undefined;
  const user = await findActiveUser(address);
  const matches = await fitsPassword(user?.passwordHash ?? (await decoyHash()), password);
  if (!user?.passwordHash || !matches) return undefined;
  if (!user.hasSecondFactor) await forgetAttempts(address);
  const passwordHash = await renewed(user.id, user.passwordHash, password);
  return { id: user.id, passwordHash, needsCode: user.hasSecondFactor };
}

/** A hash of older make is made anew while the password is known. */
async function renewed(userId: string, known: string, password: string): Promise<string> {
  if (!isOutdated(known)) return known;
  const passwordHash = await hashPassword(password);
  const [kept] = await connection()
    .db.update(users)
    .set({ passwordHash })
    .where(and(eq(users.id, userId), eq(users.passwordHash, known)))
    .returning({ id: users.id });
  return kept ? passwordHash : known;
}
