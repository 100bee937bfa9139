import { createPublicKey, type KeyObject } from 'node:crypto';
import { TokenBucket } from '#domain/token-bucket.ts';
import type { KeyRow } from './rows.ts';

/** An API key in memory. */
export class LiveKey {
  readonly id: string;
  readonly kind: KeyRow['kind'];
  readonly environmentKey: string;
  readonly hash: Buffer;
  readonly streamSecret: string;
  readonly expiresMs: number;
  readonly revokedMs: number;
  readonly origins: ReadonlySet<string>;
  readonly singleQuota: TokenBucket;
  readonly bulkQuota: TokenBucket;
  readonly maxStreams: number;
  /** Verifies the tokens that prove accounts; undefined when this key needs no proof. */
  readonly proofKey: KeyObject | undefined;
  /** A key whose row can not be read is good for nothing, and must not keep the others from being read. */
  readonly #unreadable: boolean;

  constructor(row: KeyRow) {
    this.id = row.id;
    this.kind = row.kind;
    this.environmentKey = row.environmentKey;
    this.hash = Buffer.from(row.hash, 'hex');
    this.streamSecret = row.streamSecret;
    this.expiresMs = row.expiresAt ?? Number.POSITIVE_INFINITY;
    this.revokedMs = row.revokedAt ?? Number.POSITIVE_INFINITY;
    this.origins = new Set(row.origins);
    this.singleQuota = new TokenBucket(row.singlePerSecond, row.singlePerSecond * 2);
    this.bulkQuota = new TokenBucket(row.bulkPerSecond, row.bulkPerSecond * 2);
    this.maxStreams = row.maxStreams;
    this.proofKey = row.proofPublicKey === null ? undefined : readPublicKey(row.proofPublicKey);
    this.#unreadable = this.hash.length !== 32 || (row.proofPublicKey !== null && !this.proofKey);
  }

  /** @param now in milliseconds. */
  isValidAt(now: number): boolean {
    return now < this.expiresMs && now < this.revokedMs && !this.#unreadable;
  }

  allowsOrigin(origin: string): boolean {
    return this.origins.has(origin) || this.origins.has('*');
  }
}

/** @param text SubjectPublicKeyInfo in base64. */
function readPublicKey(text: string): KeyObject | undefined {
  try {
    return createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' });
  } catch {
    return undefined;
  }
}
