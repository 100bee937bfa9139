import { hash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { parseKey } from '#domain/api-keys.ts';
import type { LiveKey } from '#server/evaluation/snapshot/live-key.ts';
import type { Snapshot } from '#server/evaluation/snapshot/snapshot.ts';

const bearer = /^bearer +(\S+)$/i;
const absent = Buffer.alloc(32);
/** Written before every comparison; nothing waits between the two. */
const digest = Buffer.alloc(32);

/** The API key that a request carries, as it was sent. */
export function presentedKey(headers: IncomingHttpHeaders): string | undefined {
  const token = headers.authorization && bearer.exec(headers.authorization)?.[1];
  if (token) return token;
  const header = headers['x-api-key'];
  return typeof header === 'string' && header !== '' ? header : undefined;
}

/**
 * Keys that were found to be genuine lately, as they were presented. Hashing costs a tenth of an answer; a look-up in
 * here compares texts only after their seeded hashes were equal, so its time tells nothing of a key.
 */
const genuine = new Map<string, LiveKey>();
const mostGenuine = 1_000;

/** @returns the key if it is known and valid at `now`, in milliseconds; everything else is undefined alike. */
export function authenticate(snapshot: Snapshot, presented: string, now: number): LiveKey | undefined {
  const known = genuine.get(presented);
  const key = known && snapshot.key(known.id) === known ? known : verify(snapshot, presented);
  return key?.isValidAt(now) ? key : undefined;
}

function verify(snapshot: Snapshot, presented: string): LiveKey | undefined {
  const parsed = parseKey(presented);
  if (!parsed) return undefined;
  const key = snapshot.key(parsed.id);
  digest.write(hash('sha256', presented, 'binary'), 'latin1');
  const same = timingSafeEqual(digest, key?.hash.length === absent.length ? key.hash : absent);
  if (!key || !same) return undefined;
  if (genuine.size >= mostGenuine) genuine.clear();
  genuine.set(presented, key);
  return key;
}
