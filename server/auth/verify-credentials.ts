import 'server-only';
import { randomUUID } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { findActiveUser } from '#server/auth/find-active-user.ts';
import { forgetAttempts, takeAttempt } from '#server/auth/sign-in-attempts.ts';

const longestPassword = 256;
const longestAddress = 254;
let decoy: Promise<string> | undefined;

/** Costs one hash whether or not the person exists, so the time tells nothing. */
export async function verifyCredentials(
  email: string,
  password: string,
  now: Date,
): Promise<{ id: string } | undefined> {
  const address = email.trim().toLowerCase();
  if (!address || address.length > longestAddress || address.includes('\0')) return undefined;
  if (!password || password.length > longestPassword) return undefined;
  if (!(await takeAttempt(address, now))) return undefined;
  const user = await findActiveUser(address);
  decoy ??= hash(randomUUID());
  const matches = await verify(user?.passwordHash ?? (await decoy), password);
  if (!user?.passwordHash || !matches) return undefined;
  await forgetAttempts(address);
  return { id: user.id };
}
