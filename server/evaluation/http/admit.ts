import type { IncomingMessage } from 'node:http';
import type { Subject } from '#domain/evaluation.ts';
import type { LiveKey } from '#server/evaluation/snapshot/live-key.ts';
import type { Snapshot } from '#server/evaluation/snapshot/snapshot.ts';
import type { AccountProofs } from './account-proof.ts';
import { authenticate, presentedKey } from './authenticate.ts';
import { forAnyPage, forPage } from './cors.ts';
import * as refusals from './refusals.ts';
import type { Route } from './route.ts';

/** A request for an evaluation that may be answered once its body is read. */
export interface Asking {
  readonly route: Exclude<Route, { kind: 'events' }>;
  readonly snapshot: Snapshot;
  readonly key: LiveKey;
  /** Whom an account token proves; undefined when this key needs none. */
  readonly proven: Subject | undefined;
  /** What lets a page on another origin read the answer. */
  readonly cors: readonly string[];
  /** When it was asked, in milliseconds: the one moment at which key and grants are judged. */
  readonly at: number;
}

export interface Refused {
  readonly why: refusals.HttpRefusal;
  readonly cors: readonly string[];
  /** Whose quota it was that ran out, if it was that. */
  readonly quotaOf?: LiveKey;
}

const noCors: readonly string[] = [];

/** The same question when its body is complete: meanwhile the key may have ended, and the answer changed. */
export function renew(asking: Asking, snapshot = asking.snapshot, at = asking.at): Asking | Refused {
  const key = snapshot.key(asking.key.id);
  if (!key?.isValidAt(at)) return { why: refusals.keyRefused, cors: asking.cors };
  const { route, proven, cors } = asking;
  return { route, snapshot, key, proven, cors, at };
}

/** Whatever can be refused before the body is read: key, origin, quota, account token, in this order. */
export function admit(
  snapshot: Snapshot | undefined,
  proofs: AccountProofs,
  route: Asking['route'],
  { headers }: IncomingMessage,
  at: number,
): Asking | Refused {
  if (!snapshot) return { why: refusals.notReady, cors: forAnyPage };
  const presented = presentedKey(headers);
  if (presented === undefined) return { why: refusals.keyMissing, cors: forAnyPage };
  const key = authenticate(snapshot, presented, at);
  if (!key) return { why: refusals.keyRefused, cors: forAnyPage };
  const { origin } = headers;
  const browser = key.kind === 'client';
  if (browser && origin !== undefined && !key.allowsOrigin(origin))
    return { why: refusals.originRefused(origin), cors: forAnyPage };
  const cors = browser ? forPage(origin) : noCors;
  const waitMs = (route.kind === 'single' ? key.singleQuota : key.bulkQuota).take(at);
  if (waitMs > 0) return { why: refusals.quotaUsedUp(waitMs), cors, quotaOf: key };
  if (!key.proofKey) return { route, snapshot, key, proven: undefined, cors, at };
  const token = headers['x-latchkey-context'];
  if (typeof token !== 'string' || token === '') return { why: refusals.proofMissing, cors };
  const proven = proofs.read(key, key.proofKey, token, at);
  if (typeof proven === 'string') return { why: refusals.proofRefused(proven), cors };
  return { route, snapshot, key, proven, cors, at };
}
