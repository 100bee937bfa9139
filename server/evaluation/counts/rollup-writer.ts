import type { Sql } from 'postgres';
import { openSql } from '#db/open-sql.ts';
import type { KeyUse } from './key-uses.ts';
import type { Rollup } from './rollup.ts';
import type { Activation, Tally } from './tally.ts';
import { writeActivations, writeKeyUses, writeRollups } from './write-rollups.ts';

const everyMs = 1_000;
/** Keeps one batch's statement, and the pause that building it causes, short. */
const rollupsPerBatch = 4_000;

export interface RollupWriterOptions {
  readonly url: string;
  readonly tally: Tally;
  /** Called once when writing stops to work, not at every attempt. */
  readonly onLost: (error: unknown) => void;
}

/** Writes what was counted once a second. What could not be written is kept and tried again, while counting goes on. */
export class RollupWriter {
  readonly #options: RollupWriterOptions;
  readonly #sql: Sql;
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<number> | undefined;
  #rollups: readonly Rollup[] = [];
  #activations: readonly Activation[] = [];
  #keyUses: readonly KeyUse[] = [];
  #lost = false;
  #stopping = false;

  constructor(options: RollupWriterOptions) {
    this.#options = options;
    this.#sql = openSql(options.url, 1);
  }

  start(): void {
    this.#timer = setInterval(() => void this.write(), everyMs);
  }

  /** Writes everything that is left, as long as the database takes it, and closes the connection. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#writing;
    this.#stopping = true;
    while ((await this.write()) > 0);
    await this.#sql.end({ timeout: 1 });
  }

  /** Writes one batch, unless one is being written. @returns how many rows the database took. */
  write(): Promise<number> {
    this.#writing ??= this.#writeBatch().finally(() => {
      this.#writing = undefined;
    });
    return this.#writing;
  }

  async #writeBatch(): Promise<number> {
    const { tally, onLost } = this.#options;
    if (this.#activations.length === 0) this.#activations = tally.takeActivations();
    if (this.#rollups.length === 0) this.#rollups = tally.takeRollups(rollupsPerBatch);
    if (this.#keyUses.length === 0) this.#keyUses = tally.keys.take(Date.now(), this.#stopping);
    const rows = this.#activations.length + this.#rollups.length + this.#keyUses.length;
    try {
      await writeActivations(this.#sql, this.#activations);
      this.#activations = [];
      await writeRollups(this.#sql, this.#rollups);
      this.#rollups = [];
      await writeKeyUses(this.#sql, this.#keyUses);
      this.#keyUses = [];
      this.#lost = false;
      return rows;
    } catch (error) {
      if (!this.#lost) onLost(error);
      this.#lost = true;
      return 0;
    }
  }
}
