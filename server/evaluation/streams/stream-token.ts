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
 * every process for ever. The secret is the key's own and never leaves us: whoever reads a client key in a page can not
 * listen to another account with it.
 * @returns undefined when the account's name is so long that no address would hold it.
 */
export function issueToken(
  { id, streamSecret }: LiveKey,
  { accountKey, contactKey }: Subject,
): string | undefined {
  const names = contactKey === undefined ? [id, accountKey] : [id, accountKey, contactKey];
  const payload = Buffer.from(JSON.stringify(names)).toString('base64url');
  const token = `${payload}.${sign(payload, streamSecret)}`;
  return token.length > mostCharacters ? undefined : token;
}

/** @returns who may listen with the token, whether or not the key is still valid; undefined for anything we did not issue. */
export function readToken(token: string, snapshot: Snapshot): Listener | undefined {
  const [payload, signature, more] = token.length > mostCharacters ? [] : token.split('.');
  if (!payload || !signature || more !== undefined) return undefined;
  const names = readNames(payload);
  const key = names && snapshot.key(names[0]);
  const expected = Buffer.from(sign(payload, key?.streamSecret ?? absent));
  const given = Buffer.from(signature);
  const same = given.length === expected.length && timingSafeEqual(given, expected);
  if (!key || !names || !same) return undefined;
  return { key, subject: { accountKey: names[1], contactKey: names[2] } };
}

function sign(payload: string, secret: string): string {
  return createHmac('sha256', secret).update(purpose).update(payload).digest('base64url');
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
