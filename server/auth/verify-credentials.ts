import 'server-only';
import { and, eq } from 'drizzle-orm';
import { connection } from '#db/client.ts';
import { users } from '#db/schema/users.ts';
import { longestPassword } from '#domain/passwords.ts';
import { addressTyped } from '#server/auth/address-typed.ts';
import { findActiveUser } from '#server/auth/find-active-user.ts';
import {
  forgetAttempts,
  giveBackAttempt,
  takeAttempt,
  takeSignInAttempt,
} from '#server/auth/sign-in-attempts.ts';
import { signInsAtOnce } from '#server/auth/sign-ins-at-once.ts';
import { decoyHash, fitsPassword, hashPassword, isOutdated } from '#server/passwords/hash-password.ts';

export interface Known {
  readonly id: string;
  readonly passwordHash: string;
}

interface Verified extends Known {
  /** Whether a code is asked for besides; the tries count on until that fits too. */
  readonly needsCode: boolean;
}

/** Of one place within a quarter of an hour, whatever addresses it tries; right passwords are not counted. */
const wrongFromOnePlace = 30;

interface Typed {
  readonly email: string;
  readonly password: string;
}

/** Before anything is known of the address, so that it tells nothing; not counted, so that it locks nobody out. */
export function verifyCredentials(
  typed: Typed,
  place: string,
  now: Date,
): Promise<Verified | undefined | 'too many'> {
  return signInsAtOnce().run(() => verify(typed, place, now), 'too many');
}

/** Costs one hash whether or not the person exists, so the time tells nothing. */
async function verify({ email, password }: Typed, place: string, now: Date): Promise<Verified | undefined> {
  const address = addressTyped(email);
  if (!address || !password || password.length > longestPassword) return undefined;
  const attemptsThere = `sign-in from ${place}`;
  if (!(await takeAttempt(attemptsThere, now, wrongFromOnePlace))) return undefined;
  if (!(await takeSignInAttempt(address, now))) return undefined;
  const user = await findActiveUser(address);
  const matches = await fitsPassword(user?.passwordHash ?? (await decoyHash()), password);
  if (!user?.passwordHash || !matches) return undefined;
  await giveBackAttempt(attemptsThere, now);
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
