import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Subject } from '#domain/evaluation.ts';
import type { LiveKey } from '#server/evaluation/snapshot/live-key.ts';
import type { Snapshot } from '#server/evaluation/snapshot/snapshot.ts';

const mostCharacters = 2_048;
const purpose = 'latchkey event stream\n';
const absent = '';

export interface Listener {
  readonly key: LiveKey;
  readonly subject: Subject;
}

/**
 * What stands in a stream's address instead of the API key. The same key, account and contact give the same token in
 * every process. It is signed with the key's own secret and one from the settings: whoever reads a client key in a page,
 * or a copy of the database, can not listen to another account with it.
 */
export class StreamTokens {
  readonly #peppers: readonly string[];

  /** @param peppers the first signs, all are read. */
  constructor(peppers: readonly string[]) {
    this.#peppers = peppers;
  }

  /** @returns undefined when the account's name is so long that no address would hold it. */
  issue({ id, streamSecret }: LiveKey, { accountKey, contactKey }: Subject): string | undefined {
    const names = contactKey === undefined ? [id, accountKey] : [id, accountKey, contactKey];
    const payload = Buffer.from(JSON.stringify(names)).toString('base64url');
    const token = `${payload}.${sign(payload, streamSecret, this.#peppers[0])}`;
    return token.length > mostCharacters ? undefined : token;
  }

  /** @returns who may listen with the token, whether or not the key is still valid; undefined for anything we did not issue. */
  read(token: string, snapshot: Snapshot): Listener | undefined {
    const [payload, signature, more] = token.length > mostCharacters ? [] : token.split('.');
    if (!payload || !signature || more !== undefined) return undefined;
    const names = readNames(payload);
    const key = names && snapshot.key(names[0]);
    const given = Buffer.from(signature);
    const same = this.#peppers.some((pepper) => {
      const expected = Buffer.from(sign(payload, key?.streamSecret ?? absent, pepper));
      return given.length === expected.length && timingSafeEqual(given, expected);
    });
    if (!key || !names || !same) return undefined;
    return { key, subject: { accountKey: names[1], contactKey: names[2] } };
  }
}

function sign(payload: string, secret: string, pepper = ''): string {
  return createHmac('sha256', `${pepper}${secret}`).update(purpose).update(payload).digest('base64url');
}

function readNames(payload: string): readonly [string, string, string?] | undefined {
  try {
    const names: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString());
    if (!Array.isArray(names) || names.length < 2 || names.length > 3) return undefined;
    return names.every((name) => typeof name === 'string') ? (names as [string, string, string?]) : undefined;
  } catch {
    return undefined;
  }
}
