import type { EventStream } from './event-stream.ts';

/** The open streams of one account. */
export class AccountStreams {
  readonly accountKey: string;
  readonly streams: EventStream[] = [];
  /** When time alone changes its answers next, in milliseconds since 1970. */
  changesAt = Number.POSITIVE_INFINITY;
  /** By the clock that never goes back, in milliseconds. */
  toldAt = Number.NEGATIVE_INFINITY;
  /** Whether it changed again so soon that it is told a little later. */
  waiting = false;

  constructor(accountKey: string) {
    this.accountKey = accountKey;
  }
}

/** Everybody who listens, by account. */
export class Listeners {
  readonly #accounts = new Map<string, AccountStreams>();

  of(accountKey: string): AccountStreams | undefined {
    return this.#accounts.get(accountKey);
  }

  accounts(): Iterable<AccountStreams> {
    return this.#accounts.values();
  }

  *streams(): Iterable<EventStream> {
    for (const { streams } of this.#accounts.values()) yield* streams;
  }

  join(accountKey: string): AccountStreams {
    let account = this.#accounts.get(accountKey);
    if (!account) {
      account = new AccountStreams(accountKey);
      this.#accounts.set(accountKey, account);
    }
    return account;
  }

  /** @returns whether it was listening until now. */
  leave(stream: EventStream): boolean {
    const { streams, accountKey } = stream.account;
    const place = streams.indexOf(stream);
    if (place < 0) return false;
    streams.splice(place, 1);
    if (streams.length === 0) this.#accounts.delete(accountKey);
    return true;
  }
}
