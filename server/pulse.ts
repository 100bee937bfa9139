import { setTimeout as sleep } from 'node:timers/promises';
import type { Sql } from 'postgres';
import { openSql } from '#db/open-sql.ts';

const answersWithinMs = 1_000;
const betweenBeatsMs = 400;

/**
 * Asks the database whether it is there, over a connection of its own: a pool in which everybody waits for the same
 * row does not look like a database that is away.
 */
export class Pulse {
  readonly #url: string;
  #sql: Sql | undefined;
  #asking: Promise<boolean> | undefined;

  constructor(url: string) {
    this.#url = url;
  }

  /** Comes back within a second. Whoever asks meanwhile gets the same answer. */
  isAlive(): Promise<boolean> {
    this.#asking ??= this.#ask().finally(() => {
      this.#asking = undefined;
    });
    return this.#asking;
  }

  /** Comes back once the database does not answer any more, or when `signal` is raised. */
  async untilLost(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await sleep(betweenBeatsMs, undefined, { signal }).catch(() => {});
      if (!signal.aborted && !(await this.isAlive())) return;
    }
  }

  async stop(): Promise<void> {
    await this.#sql?.end({ timeout: 0 });
    this.#sql = undefined;
  }

  async #ask(): Promise<boolean> {
    this.#sql ??= openSql(this.#url, 1);
    const beat = this.#sql`select 1`.then(
      () => true,
      () => false,
    );
    const patience = new AbortController();
    const late = sleep(answersWithinMs, false, patience).catch(() => false);
    const alive = await Promise.race([beat, late]);
    patience.abort();
    if (!alive) void this.stop().catch(() => {});
    return alive;
  }
}
