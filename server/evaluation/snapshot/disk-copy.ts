import { performance } from 'node:perf_hooks';
import { readSnapshotFile } from './read-snapshot-file.ts';
import type { Position } from './rows.ts';
import type { Snapshot } from './snapshot.ts';
import { databaseOf } from './snapshot-format.ts';
import { writeSnapshotFile } from './write-snapshot-file.ts';

const changedEveryMs = 30_000;
/** Without changes it is written for its age alone. */
const unchangedEveryMs = 300_000;

interface Kept {
  readonly snapshot: Snapshot;
  readonly confirmedAt: number;
}

/** Told in a sentence, once until it works again. */
export type OnTrouble = (error: unknown, sentence: string) => void;

/**
 * The copy of the snapshot from which the next process starts, also with the database away. What cannot be trusted is
 * not read, and nothing that is empty is ever written over it.
 */
export class DiskCopy {
  readonly #file: string;
  readonly #database: string;
  readonly #onTrouble: OnTrouble;
  #written: { readonly position: Position; readonly confirmedAt: number } | undefined;
  #begunAt = Number.NEGATIVE_INFINITY;
  #writing: Promise<void> | undefined;
  #inTrouble = false;

  /** @param url of the database of which it is a copy. */
  constructor(file: string, url: string, onTrouble: OnTrouble) {
    this.#file = file;
    this.#database = databaseOf(url);
    this.#onTrouble = onTrouble;
  }

  /** @returns the copy and when the database last confirmed it, in milliseconds since 1970. */
  async read(): Promise<Kept | undefined> {
    try {
      const kept = await readSnapshotFile(this.#file, Date.now());
      if (!kept) return undefined;
      const { position, confirmedAt, database } = kept.about;
      if (database !== this.#database) throw new Error('It is a copy of another database.');
      this.#written = { position, confirmedAt };
      return { snapshot: kept.snapshot, confirmedAt };
    } catch (error) {
      this.#onTrouble(error, 'The evaluation snapshot on disk was not used.');
      return undefined;
    }
  }

  /** Writes it when it is time to, while the caller goes on. To be called with whole, confirmed snapshots only. */
  offer(snapshot: Snapshot, confirmedAt: number): void {
    const patience = this.#isMoved(snapshot) ? changedEveryMs : unchangedEveryMs;
    if (this.#writing || performance.now() - this.#begunAt < patience) return;
    this.#writing = this.#write(snapshot, confirmedAt).finally(() => {
      this.#writing = undefined;
    });
  }

  /** Writes what was not written yet. */
  async finish(snapshot: Snapshot, confirmedAt: number): Promise<void> {
    await this.#writing;
    if (this.#isMoved(snapshot) || this.#written?.confirmedAt !== confirmedAt)
      await this.#write(snapshot, confirmedAt);
  }

  #isMoved({ position: { revision, epoch } }: Snapshot): boolean {
    const written = this.#written?.position;
    return written?.revision !== revision || written.epoch !== epoch;
  }

  async #write(snapshot: Snapshot, confirmedAt: number): Promise<void> {
    if (snapshot.isEmpty) return;
    this.#begunAt = performance.now();
    const { position } = snapshot;
    try {
      await writeSnapshotFile(this.#file, snapshot, { database: this.#database, confirmedAt });
      this.#written = { position, confirmedAt };
      this.#inTrouble = false;
    } catch (error) {
      if (!this.#inTrouble) this.#onTrouble(error, 'The evaluation snapshot can not be written to disk.');
      this.#inTrouble = true;
    }
  }
}
