import { createHash, type Hash } from 'node:crypto';
import type { Counted } from './form.ts';

const lineEnd = 0x0a;

/** Counts rows of text and hashes them. */
export class Tally {
  readonly #hash: Hash = createHash('sha256');
  #rows = 0;

  add(block: Buffer): void {
    this.#hash.update(block);
    for (let at = block.indexOf(lineEnd); at >= 0; at = block.indexOf(lineEnd, at + 1)) this.#rows++;
  }

  done(): Counted {
    return { rows: this.#rows, sha256: this.#hash.digest('hex') };
  }
}

const blockSize = 128 * 1024;

/** PostgreSQL sends a row at a time; a stream step for each would take longer than all the rest. */
export async function* inBlocks(rows: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let size = 0;
  for await (const row of rows) {
    held.push(row);
    size += row.length;
    if (size < blockSize) continue;
    yield Buffer.concat(held);
    held = [];
    size = 0;
  }
  if (size > 0) yield Buffer.concat(held);
}
