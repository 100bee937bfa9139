import type { Sql } from 'postgres';

/** SQLSTATE classes that speak of the rows themselves: cardinality, data, constraints. Trying again would not help. */
const ofTheRows = ['21', '22', '23'];

export type WriteRows<Row> = (sql: Sql, rows: readonly Row[]) => Promise<void>;

/** Rows of one kind that were taken out to be written, until the database has them. */
export class WaitingRows<Row> {
  readonly #write: WriteRows<Row>;
  readonly #onDropped: (row: Row, error: unknown) => void;
  #parts: (readonly Row[])[] = [];

  /** @param onDropped hears of each row that the database can not take whatever is done. */
  constructor(write: WriteRows<Row>, onDropped: (row: Row, error: unknown) => void) {
    this.#write = write;
    this.#onDropped = onDropped;
  }

  /** Takes more only when nothing waits any more. */
  refill(take: () => readonly Row[]): void {
    if (this.#parts.length > 0) return;
    const rows = take();
    if (rows.length > 0) this.#parts = [rows];
  }

  /**
   * Rows that can not be written do not hold up the others: they are looked for in halves, and dropped alone.
   * @returns how many rows are done with.
   * @throws what is not the fault of the rows; what was not written then waits on.
   */
  async write(sql: Sql, progress: () => void): Promise<number> {
    let done = 0;
    for (let part = this.#parts[0]; part; part = this.#parts[0]) {
      try {
        await this.#write(sql, part);
        done += part.length;
        this.#parts.shift();
      } catch (error) {
        if (!isOfTheRows(error)) throw error;
        done += this.#split(part, error);
      }
      progress();
    }
    return done;
  }

  #split(part: readonly Row[], error: unknown): number {
    const [first] = part;
    if (part.length === 1 && first !== undefined) {
      this.#parts.shift();
      this.#onDropped(first, error);
      return 1;
    }
    const middle = Math.ceil(part.length / 2);
    this.#parts.splice(0, 1, part.slice(0, middle), part.slice(middle));
    return 0;
  }
}

function isOfTheRows(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && code.length === 5 && ofTheRows.includes(code.slice(0, 2));
}
