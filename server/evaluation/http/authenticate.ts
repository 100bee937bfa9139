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

/** @returns the key if it is known and valid at `now`, in milliseconds; everything else is undefined alike. */
export function authenticate(snapshot: Snapshot, presented: string, now: number): LiveKey | undefined {
  const parsed = parseKey(presented);
  if (!parsed) return undefined;
  const known = snapshot.key(parsed.id);
  digest.write(hash('sha256', presented, 'binary'), 'latin1');
  const same = timingSafeEqual(digest, known?.hash.length === absent.length ? known.hash : absent);
  return known && same && known.isValidAt(now) ? known : undefined;
}
