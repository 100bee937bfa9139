import { Secret, TOTP } from 'otpauth';

/** As every authenticator app has it: six figures, SHA-1, anew each 30 seconds. */
const periodSeconds = 30;
const shape = { algorithm: 'SHA1', digits: 6, period: periodSeconds } as const;
/** Clocks differ: the code before and the one after are taken too. */
const window = 1;

/** 160 bits, as people type them into an app. */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** What the picture says to an authenticator app. */
export function totpAddress(secret: string, email: string): string {
  return new TOTP({ ...shape, issuer: 'Latchkey', label: email, secret }).toString();
}

/** "123456", also in two halves: what looks like a code of an app. */
export function looksLikeCode(typed: string): boolean {
  return /^\d{6}$/.test(typed.replaceAll(/\s/g, ''));
}

/**
 * The time step that a code is of. @param after the step of the last one that was taken: no code is taken twice.
 * @returns nothing when it is of none that is taken now.
 */
export function stepOfCode(secret: string, code: string, now: Date, after: number): number | undefined {
  const timestamp = now.getTime();
  const token = code.replaceAll(/\s/g, '');
  if (!looksLikeCode(token)) return undefined;
  const step = Math.floor(timestamp / 1000 / periodSeconds);
  const delta = TOTP.validate({ ...shape, token, secret: Secret.fromBase32(secret), timestamp, window });
  if (delta === null || step + delta <= after) return undefined;
  return step + delta;
}
