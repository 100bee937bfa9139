import { type KeyObject, verify } from 'node:crypto';
import { hourMs } from '#domain/dates.ts';
import type { Subject } from '#domain/evaluation.ts';
import type { LiveKey } from '#server/evaluation/snapshot/live-key.ts';

const mostCharacters = 4_096;
const longestLifeMs = hourMs;
/** Clocks of customers' servers are a little off. */
const leewayMs = 60_000;
const mostKept = 10_000;

interface Proven extends Subject {
  readonly key: LiveKey;
  readonly notBefore: number;
  readonly until: number;
}

/**
 * Reads `X-Latchkey-Context`: a JSON Web Token (ES256) that the customer's backend signed for the account whose page
 * this is, so that a browser, which shows its key to everybody, can not ask about another account.
 */
export class AccountProofs {
  readonly #proven = new Map<string, Proven>();

  /**
   * Claims: `sub` the account's key, `contact` optional, `exp` at most an hour ahead.
   * @returns whom it proves, or a sentence saying why it proves nobody.
   */
  read(key: LiveKey, proofKey: KeyObject, token: string, now: number): Subject | string {
    const known = this.#proven.get(token);
    const proven = known?.key === key ? known : this.#verify(key, proofKey, token);
    if (typeof proven === 'string') return proven;
    if (now >= proven.until + leewayMs) return 'The account token has expired: sign a new one.';
    if (now < proven.notBefore - leewayMs) return 'The account token is not valid yet.';
    if (proven.until - now > longestLifeMs + leewayMs)
      return 'The account token lives too long: an hour at most.';
    return proven;
  }

  #verify(key: LiveKey, proofKey: KeyObject, token: string): Proven | string {
    const [header, claims, signature, more] = token.length > mostCharacters ? [] : token.split('.');
    if (!header || !claims || !signature || more !== undefined)
      return 'The account token is not a JSON Web Token.';
    if (read(header).alg !== 'ES256') return 'The account token must be signed with ES256.';
    const signed = Buffer.from(`${header}.${claims}`);
    const bytes = Buffer.from(signature, 'base64url');
    if (!verify('sha256', signed, { key: proofKey, dsaEncoding: 'ieee-p1363' }, bytes))
      return "The account token was not signed with this key's proof key.";
    const { sub, contact, exp, nbf } = read(claims);
    if (typeof sub !== 'string' || sub === '') return 'The account token has no "sub": the account\'s key.';
    if (typeof exp !== 'number') return 'The account token has no "exp": when it expires, in seconds.';
    const proven: Proven = {
      key,
      accountKey: sub,
      contactKey: typeof contact === 'string' && contact !== '' ? contact : undefined,
      notBefore: typeof nbf === 'number' ? nbf * 1_000 : 0,
      until: exp * 1_000,
    };
    if (this.#proven.size >= mostKept) this.#proven.clear();
    this.#proven.set(token, proven);
    return proven;
  }
}

/** One part of the token; anything that is not an object of JSON has no claims. */
function read(part: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString());
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
  } catch {
    return {};
  }
}
