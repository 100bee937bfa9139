/** A key that a server's app asked with and that nothing has: a misspelt one, or one that is not there yet. */
export interface Stranger {
  readonly kind: 'feature' | 'account';
  readonly environmentKey: string;
  readonly apiKeyId: string;
  readonly asked: string;
  lastAskedAt: number;
  times: number;
}

interface Asker {
  readonly id: string;
  readonly kind: string;
  readonly environmentKey: string;
}

const longest = 128;

/**
 * Remembers them until they are written. Only those of server keys, whose holders are trusted: anybody who reads a
 * client key in a page could invent any number. What is held at once is bounded.
 */
export class Strangers {
  readonly #most: number;
  #seen = new Map<string, Stranger>();

  constructor(most = 200) {
    this.#most = most;
  }

  count(kind: Stranger['kind'], by: Asker, typed: string, at: number): void {
    if (by.kind !== 'server') return;
    const asked = typed.slice(0, longest);
    const name = `${kind} ${by.id} ${asked}`;
    const known = this.#seen.get(name);
    if (known) {
      known.lastAskedAt = at;
      known.times++;
      return;
    }
    // The database takes neither half a character nor the character 0.
    if (this.#seen.size >= this.#most || asked.includes('\0') || !asked.isWellFormed()) return;
    this.#seen.set(name, {
      kind,
      environmentKey: by.environmentKey,
      apiKeyId: by.id,
      asked,
      lastAskedAt: at,
      times: 1,
    });
  }

  take(): Stranger[] {
    const taken = [...this.#seen.values()];
    this.#seen = new Map();
    return taken;
  }
}
