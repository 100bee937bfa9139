import type { LiveAccount } from '#server/evaluation/snapshot/live-account.ts';
import type { SpecialAnswer } from './catalogue.ts';

/** A bulk answer: everybody's answers but for `special`. */
export interface BulkAnswer {
  /** What the flags' part of the body is recognised by. */
  readonly fingerprint: string;
  readonly special: readonly SpecialAnswer[];
  /** Of that part, in bytes. */
  readonly size: number;
}

interface Remembered extends BulkAnswer {
  /** Undefined when the account's grants are for everyone there. */
  readonly contactKey: string | undefined;
  readonly narrowed: boolean;
  readonly version: number;
  /** From when it was judged until a grant of the account starts or ends, in milliseconds. */
  readonly from: number;
  readonly until: number;
}

const mostAnswers = 40_000;

/**
 * What accounts were answered lately: apps ask for everything again and again, and nearly always nothing has changed.
 * An entry holds for one state of the account and until one of its grants starts or ends.
 */
export class BulkMemory {
  readonly #remembered = new Map<LiveAccount, Remembered>();
  #answers = 0;

  recall(account: LiveAccount, contactKey: string | undefined, now: number): BulkAnswer | undefined {
    const known = this.#remembered.get(account);
    if (known?.version !== account.version || now < known.from || now >= known.until) return undefined;
    return known.narrowed && known.contactKey !== contactKey ? undefined : known;
  }

  remember(account: LiveAccount, contactKey: string | undefined, now: number, answer: BulkAnswer): void {
    if (this.#answers >= mostAnswers) {
      this.#remembered.clear();
      this.#answers = 0;
    }
    const { version, narrowed } = account;
    const until = account.nextChangeAfter(now);
    this.#remembered.set(account, { ...answer, contactKey, narrowed, version, from: now, until });
    this.#answers += answer.special.length + 1;
  }
}
