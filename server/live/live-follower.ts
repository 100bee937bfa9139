import type { Sql } from 'postgres';
import { openSql } from '#db/open-sql.ts';
import { type LiveBatch, readBatch, readHead } from './live-events.ts';

/** A commit is told at once; those that follow within this time are told together. */
const windowMs = 150;
const checkEveryMs = 3_000;
/** A check without an answer for this long speaks to a database that is gone silently: it gets new connections. */
const patienceMs = 8_000;

export interface LiveFollowerOptions {
  readonly url: string;
  /** Whether anybody listens; otherwise nothing is read. */
  readonly isWanted: () => boolean;
  readonly onBatch: (batch: LiveBatch) => void;
  readonly onNotices: (userId: string) => void;
  /** Called when the database can not be read any more, and when it can again. */
  readonly onReach: (reached: boolean) => void;
}

/**
 * Follows the end of the audit chain. NOTIFY makes it quick; the comparison of sequence numbers, after every (re)connect
 * and every few seconds, is what makes it certain.
 */
export class LiveFollower {
  readonly #options: LiveFollowerOptions;
  #sql: Sql | undefined;
  #timer: NodeJS.Timeout | undefined;
  #soon: NodeJS.Timeout | undefined;
  #toldAt = Number.NEGATIVE_INFINITY;
  #at: number | undefined;
  #checking: Promise<number> | undefined;
  #reached = true;
  #stopped = false;

  constructor(options: LiveFollowerOptions) {
    this.#options = options;
  }

  /** Where the chain ends now, told to everybody; fails when the database does not answer. */
  async head(): Promise<number> {
    this.#timer ??= setInterval(() => this.#checkQuietly(), checkEveryMs).unref();
    // One that is under way may have looked before the caller came.
    await this.#checking?.catch(() => {});
    return this.#check();
  }

  /** What came after `after`, up to `head`. */
  async missed(after: number, head: number): Promise<LiveBatch | undefined> {
    return readBatch(this.#connected(), after, head);
  }

  /** For a question of the listeners that goes over the same connection. */
  get sql(): Sql {
    return this.#connected();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    clearTimeout(this.#soon);
    await this.#disconnect();
  }

  #check(): Promise<number> {
    this.#checking ??= this.#compare().finally(() => {
      this.#checking = undefined;
    });
    return this.#checking;
  }

  async #compare(): Promise<number> {
    const patience = setTimeout(() => void this.#disconnect(), patienceMs);
    try {
      const sql = this.#connected();
      const head = await readHead(sql);
      const batch = this.#at === undefined ? undefined : await readBatch(sql, this.#at, head);
      this.#at = head;
      this.#reach(true);
      if (batch && !this.#stopped) {
        this.#toldAt = performance.now();
        this.#options.onBatch(batch);
      }
      return head;
    } catch (error) {
      this.#reach(false);
      throw error;
    } finally {
      clearTimeout(patience);
    }
  }

  #reach(reached: boolean): void {
    if (this.#stopped || reached === this.#reached) return;
    this.#reached = reached;
    this.#options.onReach(reached);
  }

  #checkQuietly(): void {
    if (!this.#stopped && this.#options.isWanted()) this.#check().catch(() => {});
  }

  #heard(): void {
    if (this.#soon) return;
    const waitMs = Math.max(0, this.#toldAt + windowMs - performance.now());
    this.#soon = setTimeout(() => {
      this.#soon = undefined;
      void Promise.resolve(this.#checking)
        .catch(() => {})
        .then(() => this.#checkQuietly());
    }, waitMs);
  }

  #connected(): Sql {
    if (this.#sql) return this.#sql;
    const sql = openSql(this.#options.url, 1);
    this.#sql = sql;
    const hear = () => {
      if (this.#sql === sql) this.#heard();
    };
    const listening = [
      sql.listen('latchkey_events', hear, hear),
      sql.listen('latchkey_notices', (userId) => this.#options.onNotices(userId)),
    ];
    Promise.all(listening).catch(() => {
      if (this.#sql === sql) this.#sql = undefined;
      void sql.end({ timeout: 0 });
    });
    return sql;
  }

  async #disconnect(): Promise<void> {
    const sql = this.#sql;
    this.#sql = undefined;
    await sql?.end({ timeout: 0 }).catch(() => {});
  }
}
