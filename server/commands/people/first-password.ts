import { randomBytes } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import { readableSecret } from '#domain/passwords.ts';

/** A password to hand over, 80 bits, and what is kept of it. */
export async function newFirstPassword(): Promise<{
  readonly password: string;
  readonly passwordHash: string;
}> {
  const password = readableSecret(randomBytes(16));
  return { password, passwordHash: await hash(password) };
}
