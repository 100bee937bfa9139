/**
 * Lets `perSecond` through on average and `burst` at once, as one number: the moment at which the bucket is full again
 * (the generic cell rate algorithm).
 */
export class TokenBucket {
  readonly #everyMs: number;
  readonly #burstMs: number;
  #fullAt = 0;

  constructor(perSecond: number, burst: number) {
    this.#everyMs = 1_000 / perSecond;
    this.#burstMs = burst * this.#everyMs;
  }

  /** @param now in milliseconds. @returns 0 when one may pass, else how many milliseconds it should wait. */
  take(now: number): number {
    const busyMs = this.#fullAt - now;
    // More than a whole burst ahead can only mean that the clock was set back.
    const begin = busyMs > 0 && busyMs <= this.#burstMs ? this.#fullAt : now;
    const waitMs = begin + this.#everyMs - now - this.#burstMs;
    if (waitMs > 0) return waitMs;
    this.#fullAt = begin + this.#everyMs;
    return 0;
  }
}
