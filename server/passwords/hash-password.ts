import { randomUUID } from 'node:crypto';
import { hash, type Options, verify } from '@node-rs/argon2';

/** What OWASP asks of argon2id at least: 19 MiB, two passes, one lane. The library's own choice, written down. */
const wanted = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const satisfies Options;
const startsAsWanted = `$argon2id$v=19$m=${wanted.memoryCost},t=${wanted.timeCost},p=${wanted.parallelism}$`;

export function hashPassword(password: string): Promise<string> {
  return hash(password, wanted);
}

export function fitsPassword(known: string, typed: string): Promise<boolean> {
  return verify(known, typed);
}

/** Whether it was made before these were the numbers: it is made anew when the password is typed the next time. */
export function isOutdated(known: string): boolean {
  return !known.startsWith(startsAsWanted);
}

let decoy: Promise<string> | undefined;

/** Fits no password, and takes as long to find that out as a real one. */
export function decoyHash(): Promise<string> {
  decoy ??= hashPassword(randomUUID());
  return decoy;
}
