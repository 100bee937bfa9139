import { TokenBucket } from '#domain/token-bucket.ts';

/** More than a person with many tabs ever asks; a program with their cookie is slowed down to it. */
const limits = {
  query: { perSecond: 100, burst: 1_000 },
  mutation: { perSecond: 20, burst: 300 },
} as const;
export type Asked = keyof typeof limits;

/** So many people at once are remembered; the one that asked longest ago is forgotten first, and begins afresh. */
const remembered = 10_000;

/** How much each person may ask of this process. */
export class PersonQuota {
  readonly #buckets = new Map<string, Record<Asked, TokenBucket>>();

  /** @param now in milliseconds. @returns 0 when they may ask, else how many milliseconds they should wait. */
  take(personId: string, asked: Asked, now: number): number {
    const known = this.#buckets.get(personId) ?? {
      query: new TokenBucket(limits.query.perSecond, limits.query.burst),
      mutation: new TokenBucket(limits.mutation.perSecond, limits.mutation.burst),
    };
    this.#buckets.delete(personId);
    this.#buckets.set(personId, known);
    if (this.#buckets.size > remembered) {
      const [oldest = ''] = this.#buckets.keys();
      this.#buckets.delete(oldest);
    }
    return known[asked].take(now);
  }
}
