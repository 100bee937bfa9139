import { createPublicKey, type KeyObject } from 'node:crypto';
import { TokenBucket } from '#server/evaluation/token-bucket.ts';
import type { KeyRow } from './rows.ts';

/** An API key in memory. */
export class LiveKey {
  readonly id: string;
  readonly kind: KeyRow['kind'];
  readonly environmentKey: string;
  readonly hash: Buffer;
  readonly expiresMs: number;
  readonly revokedMs: number;
  readonly origins: ReadonlySet<string>;
  readonly singleQuota: TokenBucket;
  readonly bulkQuota: TokenBucket;
  readonly maxStreams: number;
  /** Verifies the tokens that prove accounts; undefined when this key needs no proof. */
  readonly proofKey: KeyObject | undefined;

  constructor(row: KeyRow) {
    this.id = row.id;
    this.kind = row.kind;
    this.environmentKey = row.environmentKey;
    this.hash = Buffer.from(row.hash, 'hex');
    this.expiresMs = row.expiresAt ?? Number.POSITIVE_INFINITY;
    this.revokedMs = row.revokedAt ?? Number.POSITIVE_INFINITY;
    this.origins = new Set(row.origins);
    this.singleQuota = new TokenBucket(row.singlePerSecond, row.singlePerSecond * 2);
    this.bulkQuota = new TokenBucket(row.bulkPerSecond, row.bulkPerSecond * 2);
    this.maxStreams = row.maxStreams;
    this.proofKey =
      row.proofPublicKey === null
        ? undefined
        : createPublicKey({ key: Buffer.from(row.proofPublicKey, 'base64'), format: 'der', type: 'spki' });
  }

  /** @param now in milliseconds. */
  isValidAt(now: number): boolean {
    return now < this.expiresMs && now < this.revokedMs;
  }

  allowsOrigin(origin: string): boolean {
    return this.origins.has(origin) || this.origins.has('*');
  }
}
