import postgres, { type Sql } from 'postgres';
import { openSql } from '#db/open-sql.ts';
import type { Tally } from './tally.ts';
import { WaitingRows } from './waiting-rows.ts';
import { writeActivations, writeKeyUses, writeRollups, writeStrangers } from './write-rollups.ts';

const everyMs = 1_000;
/** Keeps one batch's statement, and the pause that building it causes, short. */
const rollupsPerBatch = 4_000;
/** Less than a stopping process waits for its last counts. */
const stoppingPatienceMs = 2_000;

export interface RollupWriterOptions {
  readonly url: string;
  readonly tally: Tally;
  /** Called once when writing stops to work, not at every attempt. */
  readonly onLost: (error: unknown) => void;
  /** Called for each row that was dropped because the database can not take it. */
  readonly onDropped: (row: object, error: unknown) => void;
  /** A statement without an answer for this long speaks to a database that is frozen or gone silently: it gets a new connection. */
  readonly patienceMs?: number;
}

/**
 * Writes what was counted once a second. What could not be written is kept and tried again, while counting goes on.
 * When the connection ends during a statement nobody knows whether it was done, and it is done again: counts may then
 * be double, first ons and last uses of keys not.
 */
export class RollupWriter {
  readonly #options: RollupWriterOptions;
  readonly #activations;
  readonly #keyUses;
  readonly #rollups;
  readonly #strangers;
  #sql: Sql | undefined;
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<number> | undefined;
  #lost = false;
  #stopping = false;

  constructor(options: RollupWriterOptions) {
    this.#options = options;
    const { onDropped } = options;
    this.#activations = new WaitingRows(writeActivations, ({ grant, ...row }, error) =>
      onDropped({ ...row, grantId: grant.id }, error),
    );
    this.#keyUses = new WaitingRows(writeKeyUses, onDropped);
    this.#rollups = new WaitingRows(writeRollups, onDropped);
    this.#strangers = new WaitingRows(writeStrangers, onDropped);
  }

  start(): void {
    this.#timer = setInterval(() => void this.write(), everyMs);
  }

  /** Writes everything that is left, as long as the database takes it, and closes the connection. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    const hurry = setTimeout(() => void this.#disconnect(0), stoppingPatienceMs);
    await this.#writing;
    clearTimeout(hurry);
    this.#stopping = true;
    while ((await this.write()) > 0);
    await this.#disconnect(1);
  }

  /** Writes one batch, unless one is being written. @returns how many rows are done with. */
  write(): Promise<number> {
    this.#writing ??= this.#writeBatch().finally(() => {
      this.#writing = undefined;
    });
    return this.#writing;
  }

  async #writeBatch(): Promise<number> {
    const { tally, onLost, patienceMs = 10_000 } = this.#options;
    this.#activations.refill(() => tally.takeActivations());
    this.#keyUses.refill(() => tally.keys.take(Date.now(), this.#stopping));
    this.#rollups.refill(() => tally.takeRollups(rollupsPerBatch));
    this.#strangers.refill(() => tally.strangers.take());
    this.#sql ??= openSql(this.#options.url, 1);
    const sql = this.#sql;
    const patience = setTimeout(
      () => void this.#disconnect(0),
      this.#stopping ? Math.min(stoppingPatienceMs, patienceMs) : patienceMs,
    );
    let done = 0;
    let failure: unknown;
    // What the database refuses of one kind holds up no other.
    for (const waiting of [this.#activations, this.#keyUses, this.#rollups, this.#strangers]) {
      try {
        done += await waiting.write(sql, () => patience.refresh());
      } catch (error) {
        failure ??= error;
        if (error instanceof postgres.PostgresError) continue;
        await this.#disconnect(0);
        break;
      }
    }
    clearTimeout(patience);
    if (failure !== undefined && !this.#lost) onLost(failure);
    this.#lost = failure !== undefined;
    return done;
  }

  async #disconnect(seconds: number): Promise<void> {
    const sql = this.#sql;
    this.#sql = undefined;
    await sql?.end({ timeout: seconds }).catch(() => {});
  }
}
