import type { AccountStreams } from './listeners.ts';

const windowMs = 250;

/** Tells an account of its first change at once, and of those that follow within 250 ms together. */
export class Coalescer {
  readonly #tell: (account: AccountStreams) => void;
  readonly #waiting = new Set<AccountStreams>();
  #timer: NodeJS.Timeout | undefined;

  constructor(tell: (account: AccountStreams) => void) {
    this.#tell = tell;
  }

  changed(account: AccountStreams): void {
    if (account.waiting) return;
    if (performance.now() - account.toldAt >= windowMs) {
      this.#tellNow(account);
      return;
    }
    account.waiting = true;
    this.#waiting.add(account);
    this.#timer ??= this.#wake();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#waiting.clear();
  }

  #tellDue(): void {
    const now = performance.now();
    for (const account of this.#waiting) {
      if (now - account.toldAt < windowMs) continue;
      this.#waiting.delete(account);
      account.waiting = false;
      this.#tellNow(account);
    }
    this.#timer = this.#waiting.size > 0 ? this.#wake() : undefined;
  }

  /** When the first of those that wait is due. */
  #wake(): NodeJS.Timeout {
    let first = Number.POSITIVE_INFINITY;
    for (const { toldAt } of this.#waiting) first = Math.min(first, toldAt);
    return setTimeout(() => this.#tellDue(), Math.max(1, first + windowMs - performance.now()));
  }

  #tellNow(account: AccountStreams): void {
    account.toldAt = performance.now();
    this.#tell(account);
  }
}
