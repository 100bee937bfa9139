import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { z } from 'zod';
import { type BackupHeader, type BackupTrailer, headerSchema, queueTable, trailerSchema } from './form.ts';
import { copyHead } from './tables.ts';
import { Tally } from './tally.ts';

const lineEnd = 0x0a;
/** What ends the rows of a table: the line alone, which no row can be. */
const endOfRows = Buffer.from('\n\\.\n');

/** Takes a section; it must take all its rows. */
export type TakeRows = (name: string, rows: AsyncIterable<Buffer>) => Promise<void>;

/**
 * Goes through a backup once, with as much in memory as one row takes.
 * @throws with a sentence when it is no backup, is cut off, or a table is not as it was written.
 */
export async function readBackup(
  file: string,
  begin: (header: BackupHeader) => Promise<TakeRows>,
): Promise<{ header: BackupHeader; trailer: BackupTrailer }> {
  const text = new TextOf(file);
  const header = parsed(headerSchema, await text.line(), file);
  const take = await begin(header);
  const found = new Map<string, ReturnType<Tally['done']>>();
  for (const table of [...header.tables, queueTable]) {
    if (`${await text.line()}\n` !== copyHead(table)) throw new Error(damaged(file));
    const tally = new Tally();
    await take(table.name, tallied(text.rows(), tally));
    found.set(table.name, tally.done());
  }
  const trailer = parsed(trailerSchema, await text.line(), file);
  for (const [name, { rows, sha256 }] of found) {
    const told = trailer.tables[name];
    if (told?.rows !== rows || told.sha256 !== sha256)
      throw new Error(`The rows of ${name} in ${file} are not those that were written: it is damaged.`);
  }
  return { header, trailer };
}

async function* tallied(rows: AsyncIterable<Buffer>, tally: Tally) {
  for await (const block of rows) {
    tally.add(block);
    yield block;
  }
}

const damaged = (file: string) =>
  `${file} is no backup of Latchkey that this version can read, or it is cut off.`;

function parsed<Schema extends z.ZodType>(schema: Schema, line: string, file: string): z.infer<Schema> {
  try {
    return schema.parse(JSON.parse(line.slice(3)));
  } catch (cause) {
    throw new Error(damaged(file), { cause });
  }
}

class TextOf {
  readonly #file: string;
  readonly #blocks: AsyncIterator<Buffer>;
  #held: Buffer = Buffer.alloc(0);

  constructor(file: string) {
    this.#file = file;
    const text = pipeline(createReadStream(file), createGunzip({ chunkSize: 128 * 1024 }), () => {});
    this.#blocks = text[Symbol.asyncIterator]();
  }

  async #more(): Promise<void> {
    const next = await this.#blocks.next().catch((cause: Error & { code?: string }) => {
      if (cause.code === 'ENOENT') throw new Error(`There is no file ${this.#file}.`);
      throw new Error(damaged(this.#file), { cause });
    });
    if (next.done) throw new Error(damaged(this.#file));
    this.#held = this.#held.length > 0 ? Buffer.concat([this.#held, next.value]) : next.value;
  }

  async line(): Promise<string> {
    while (!this.#held.includes(lineEnd)) await this.#more();
    const end = this.#held.indexOf(lineEnd);
    const line = this.#held.toString('utf8', 0, end);
    this.#held = this.#held.subarray(end + 1);
    return line;
  }

  /** The line end before what may be the end of the rows is held back; before the first row it is no row's. */
  async *rows(): AsyncGenerator<Buffer> {
    this.#held = Buffer.concat([Buffer.from([lineEnd]), this.#held]);
    let first = 1;
    for (;;) {
      const end = this.#held.indexOf(endOfRows);
      const cut = end >= 0 ? end + 1 : this.#held.lastIndexOf(lineEnd);
      if (cut > first) yield this.#held.subarray(first, cut);
      if (end >= 0) {
        this.#held = this.#held.subarray(end + endOfRows.length);
        return;
      }
      if (cut > 0) {
        this.#held = this.#held.subarray(cut);
        first = 0;
      }
      await this.#more();
    }
  }
}
