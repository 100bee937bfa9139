import { createHash, randomBytes } from 'node:crypto';
import { readableSecret, typedSecret } from '#domain/passwords.ts';

const howMany = 10;
/** 5 bits each: too much to be found again from its hash. */
const signs = 16;

export function newRecoveryCodes(): string[] {
  return Array.from({ length: howMany }, () => readableSecret(randomBytes(signs)));
}

export function hashOfRecoveryCode(typed: string): string {
  return createHash('sha256').update(typedSecret(typed)).digest('hex');
}
