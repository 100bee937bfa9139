import { setTimeout as sleep } from 'node:timers/promises';
import type { Sql } from 'postgres';
import { openSql } from '#db/open-sql.ts';
import { type Changed, everythingChanged } from './changed.ts';
import { DiskCopy, type OnTrouble } from './disk-copy.ts';
import { readPosition, readRows } from './read-rows.ts';
import { continues, type Position, type Rows } from './rows.ts';
import { Snapshot } from './snapshot.ts';

const checkEveryMs = 1_000;
/** A check without progress for this long speaks to a database that is frozen or gone silently: it gets new connections. */
const patienceMs = 10_000;
/** As long as an answer waits for a change that somebody else knew of earlier. */
const catchUpMs = 500;
const channel = 'latchkey_revision';

export interface Following {
  /** Undefined until the first load is complete. */
  readonly snapshot: Snapshot | undefined;
  /** When the database last confirmed what the snapshot holds, in milliseconds since 1970. */
  readonly confirmedAt: number | undefined;
  /** The latest revision of the database that this process heard of; it may not hold it yet. */
  readonly heardOf: number;
  /** Where the first snapshot came from. */
  readonly startedFrom: 'disk' | 'database';
  /** Compares with the database now; comes back when that is done, or soon when the database does not answer. */
  catchUp(): Promise<void>;
}

export interface FollowOptions {
  readonly url: string;
  /** Called once when the database can not be read any more, not at every attempt. */
  readonly onLost: (error: unknown) => void;
  readonly onFound: () => void;
  /** Called after what changed was applied. */
  readonly onChanged?: ((changed: Changed, snapshot: Snapshot) => void) | undefined;
  /** Where a copy is kept from which the next process starts. */
  readonly file?: string | undefined;
  readonly onFileTrouble?: OnTrouble | undefined;
}

/**
 * Keeps a snapshot up to date. NOTIFY is a hint that makes it quick; the comparison of revisions, after every
 * (re)connect and once a second, is what makes it certain. With the database away the last snapshot stays, also from
 * the process before when a copy is kept on disk.
 */
export class ChangeFollower implements Following {
  snapshot: Snapshot | undefined;
  confirmedAt: number | undefined;
  startedFrom: 'disk' | 'database' = 'database';
  heardOf = -1;
  readonly #options: FollowOptions;
  readonly #copy: DiskCopy | undefined;
  #sql: Sql | undefined;
  #timer: NodeJS.Timeout | undefined;
  #checking: Promise<void> | undefined;
  #again = false;
  #lost = false;
  #stopped = false;

  constructor(options: FollowOptions) {
    this.#options = options;
    const { file, url, onFileTrouble = () => {} } = options;
    this.#copy = file === undefined ? undefined : new DiskCopy(file, url, onFileTrouble);
  }

  /** Comes back after the first attempt to load, whether it succeeded or not; soon when a copy was found on disk. */
  async start(): Promise<void> {
    const kept = await this.#copy?.read();
    this.snapshot = kept?.snapshot;
    this.confirmedAt = kept?.confirmedAt;
    if (kept) this.startedFrom = 'disk';
    if (kept) this.#options.onChanged?.(everythingChanged, kept.snapshot);
    this.#timer = setInterval(() => {
      this.snapshot?.sweep(Date.now());
      void this.check();
    }, checkEveryMs);
    const checked = this.check();
    await (kept ? Promise.race([checked, sleep(catchUpMs)]) : checked);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    await this.#disconnect();
    await this.#checking;
    if (this.snapshot && this.confirmedAt !== undefined)
      await this.#copy?.finish(this.snapshot, this.confirmedAt);
  }

  /** Compares revisions now and fetches what changed. Calls during a check cause one more check after it. */
  check(): Promise<void> {
    if (this.#checking) {
      this.#again = true;
      return this.#checking;
    }
    this.#checking = this.#checkUntilQuiet().finally(() => {
      this.#checking = undefined;
    });
    return this.#checking;
  }

  async catchUp(): Promise<void> {
    if (Date.now() - (this.confirmedAt ?? 0) > 2 * checkEveryMs) return;
    await Promise.race([this.check(), sleep(catchUpMs)]);
  }

  async #checkUntilQuiet(): Promise<void> {
    do {
      this.#again = false;
      const patience = setTimeout(() => void this.#disconnect(), patienceMs);
      try {
        await this.#update(this.#connected(), () => patience.refresh());
        this.#tell(undefined);
      } catch (error) {
        this.#tell(error);
      } finally {
        clearTimeout(patience);
      }
    } while (this.#again && !this.#stopped);
  }

  async #update(sql: Sql, progress: () => void): Promise<void> {
    const asked = Date.now();
    const position = await readPosition(sql);
    this.heardOf = position.revision;
    const changed = await this.#bringTo(position, sql, progress);
    this.confirmedAt = asked;
    const snapshot = this.snapshot as Snapshot;
    if (changed) this.#options.onChanged?.(changed, snapshot);
    if (!this.#stopped) this.#copy?.offer(snapshot, asked);
  }

  async #bringTo(position: Position, sql: Sql, progress: () => void): Promise<Changed | undefined> {
    const { snapshot } = this;
    if (snapshot && continues(snapshot.position, position)) {
      if (snapshot.position.revision === position.revision) {
        snapshot.position = position;
        return undefined;
      }
      const changed = await applyChanges(sql, snapshot, progress);
      if (changed) return changed;
    }
    this.snapshot = await loadSnapshot(sql, progress);
    return everythingChanged;
  }

  #tell(error: unknown): void {
    const lost = error !== undefined;
    if (this.#stopped || lost === this.#lost) return;
    this.#lost = lost;
    if (lost) this.#options.onLost(error);
    else this.#options.onFound();
  }

  #connected(): Sql {
    if (this.#sql) return this.#sql;
    const sql = openSql(this.#options.url, 1);
    this.#sql = sql;
    const check = () => {
      if (this.#sql === sql) void this.check();
    };
    const hear = (revision: string) => {
      this.heardOf = Math.max(this.heardOf, Number(revision) || 0);
      check();
    };
    sql.listen(channel, hear, check).catch(() => {
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

async function loadSnapshot(sql: Sql, progress: () => void): Promise<Snapshot> {
  const snapshot = new Snapshot();
  const now = Date.now();
  const take = (rows: Rows) => {
    progress();
    snapshot.apply([rows], now);
  };
  snapshot.position = await readRows(sql, { since: -1, now, take });
  return snapshot;
}

/**
 * Reads everything first: answers never see half of a transaction.
 * @returns undefined when the database was restored meanwhile.
 */
async function applyChanges(
  sql: Sql,
  snapshot: Snapshot,
  progress: () => void,
): Promise<Changed | undefined> {
  const changes: Rows[] = [];
  const now = Date.now();
  const take = (rows: Rows) => {
    progress();
    changes.push(rows);
  };
  const position = await readRows(sql, { since: snapshot.position.revision, now, take });
  if (!continues(snapshot.position, position)) return undefined;
  const changed = snapshot.apply(changes, now);
  snapshot.position = position;
  return changed;
}
