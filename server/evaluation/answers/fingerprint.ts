import { hash } from 'node:crypto';

const bytes = 16;

/** 128 bits of the text's SHA-256, one byte a character. */
export function digestOf(text: string): string {
  return hash('sha256', text, 'binary').slice(0, bytes);
}

/**
 * A fingerprint of a set of texts: their digests added without carry, so that a text is put in and taken out by the
 * same step. Every feature's answer contains its key, so the set of answers determines the body.
 */
export class Fingerprint {
  readonly #sum: Uint8Array;

  constructor(sum = new Uint8Array(bytes)) {
    this.#sum = sum;
  }

  copy(): Fingerprint {
    return new Fingerprint(this.#sum.slice());
  }

  toggle(digest: string): void {
    for (let place = 0; place < bytes; place++) {
      this.#sum[place] = (this.#sum[place] ?? 0) ^ digest.charCodeAt(place);
    }
  }

  toString(): string {
    return Buffer.from(this.#sum.buffer).toString('base64url');
  }
}
