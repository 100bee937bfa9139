import type { Subject } from '#domain/evaluation.ts';
import type { LiveKey } from '#server/evaluation/snapshot/live-key.ts';
import type { StreamTokens } from './stream-token.ts';

const path = '/ofrep/v1/events?token=';
const mostKept = 10_000;

/** Addresses of streams. Signing one costs a tenth of a bulk answer, so those given out lately are kept. */
export class StreamAddresses {
  readonly #tokens: StreamTokens;
  #kept = new WeakMap<LiveKey, Map<string, string>>();
  #count = 0;

  constructor(tokens: StreamTokens) {
    this.#tokens = tokens;
  }

  /** @returns undefined when the account's name is too long for an address. */
  of(key: LiveKey, subject: Subject): string | undefined {
    let ofKey = this.#kept.get(key);
    if (!ofKey) {
      ofKey = new Map();
      this.#kept.set(key, ofKey);
    }
    const { accountKey, contactKey } = subject;
    const name = JSON.stringify([accountKey, contactKey]);
    const known = ofKey.get(name);
    if (known !== undefined) return known;
    const token = this.#tokens.issue(key, subject);
    if (token === undefined) return undefined;
    if (this.#count++ >= mostKept) this.#forget();
    ofKey.set(name, path + token);
    return path + token;
  }

  #forget(): void {
    this.#kept = new WeakMap();
    this.#count = 0;
  }
}

/** The token in the address of a request; empty when there is none. */
export function tokenIn(url: string): string {
  const query = url.slice(url.indexOf('?') + 1).split('&');
  return query.find((part) => part.startsWith('token='))?.slice('token='.length) ?? '';
}
