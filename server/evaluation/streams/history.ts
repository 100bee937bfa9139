import type { Changed } from '#server/evaluation/snapshot/changed.ts';

const mostAccounts = 50_000;
const form = /^([0-9a-f]{8})\.(\d{1,15})\.(\d{1,15})$/;

interface ChangedByTime {
  /** When time alone changes its answers next; both in milliseconds. */
  nextChangeAfter(now: number): number;
}

/**
 * What changed when, so that a page which was away for a moment is told to ask again only if it missed something. It
 * names moments of this process alone: what it can not be sure of, it calls missed.
 */
export class History {
  readonly #name: string;
  readonly #accounts = new Map<string, number>();
  #count = 0;
  #everybody = 0;

  /** @param random from 0 to 1, without 1: what tells this process from every other. */
  constructor(random: number) {
    this.#name = Math.floor(random * 2 ** 32)
      .toString(16)
      .padStart(8, '0');
  }

  /** To be called after the change can be seen in answers. */
  add({ everybody, accountKeys }: Changed): void {
    this.#count++;
    if (everybody || this.#accounts.size + accountKeys.size > mostAccounts) {
      this.#everybody = this.#count;
      this.#accounts.clear();
    } else for (const key of accountKeys) this.#accounts.set(key, this.#count);
  }

  /** The id of an event that is sent at `now`, in milliseconds. */
  idAt(now: number): string {
    return `${this.#name}.${this.#count}.${Math.trunc(now)}`;
  }

  /** @param lastId as a page sent it. @returns whether the account's answers are still what they were then. */
  isCurrent(lastId: unknown, accountKey: string, account: ChangedByTime | undefined, now: number): boolean {
    const [, name, count, at] = (typeof lastId === 'string' && form.exec(lastId)) || [];
    if (name !== this.#name || Number(at) > now) return false;
    if (Number(count) < Math.max(this.#everybody, this.#accounts.get(accountKey) ?? 0)) return false;
    return (account?.nextChangeAfter(Number(at)) ?? Number.POSITIVE_INFINITY) > now;
  }
}
