import type { ServerResponse } from 'node:http';

const kept = 64;

/**
 * Memory for large bodies, used again when a response is closed: allocating some ten kilobytes for every answer would
 * keep the garbage collector busier than evaluation.
 */
export class BodyPool {
  readonly #free: Buffer[] = [];
  #size = 0;

  /** @returns at least `size` bytes that belong to this response until it is closed. */
  take(size: number, response: ServerResponse): Buffer {
    if (size > this.#size) {
      this.#size = size * 2;
      this.#free.length = 0;
    }
    const buffer = this.#free.pop() ?? Buffer.allocUnsafeSlow(this.#size);
    response.once('close', () => {
      if (buffer.length === this.#size && this.#free.length < kept) this.#free.push(buffer);
    });
    return buffer;
  }
}
