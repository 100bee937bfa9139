import { randomBytes } from 'node:crypto';
import { readableSecret } from '#domain/passwords.ts';
import { hashPassword } from '#server/passwords/hash-password.ts';

/** A password to hand over, 80 bits, and what is kept of it. */
export async function newFirstPassword(): Promise<{
  readonly password: string;
  readonly passwordHash: string;
}> {
  const password = readableSecret(randomBytes(16));
  return { password, passwordHash: await hashPassword(password) };
}
