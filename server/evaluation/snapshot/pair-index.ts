import { type RecordPages, wordOf } from './record-pages.ts';

const headBits = 12;
const headMask = (1 << headBits) - 1;

function hashOf(account: number, feature: number): number {
  let hash = Math.imul(account + 1, 0x9e3779b1) ^ Math.imul(feature + 1, 0x85ebca77);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}

/**
 * Finds the records of an account and a feature. Linear hashing: it grows by one bucket at a time, so no change has
 * to wait until everything was arranged anew.
 */
export class PairIndex {
  readonly #records: RecordPages;
  readonly #heads: Uint32Array[] = [new Uint32Array(headMask + 1)];
  #buckets = 256;
  /** All bits of the highest bucket's number before the next doubling is complete. */
  #bits = 511;
  #entries = 0;

  constructor(records: RecordPages) {
    this.#records = records;
  }

  /** The link to the first record that may be of the pair; the others follow by `nextInBucket`. */
  first(account: number, feature: number): number {
    return this.#head(this.#bucketOf(hashOf(account, feature)));
  }

  add(slot: number): void {
    this.#entries++;
    while (this.#buckets < this.#entries * 2) this.#split();
    this.#push(this.#bucketOf(this.#hashOfSlot(slot)), slot);
  }

  remove(slot: number): void {
    this.#entries--;
    const bucket = this.#bucketOf(this.#hashOfSlot(slot));
    const after = this.#records.word(slot, wordOf.nextInBucket);
    let link = this.#head(bucket);
    if (link === slot + 1) {
      this.#setHead(bucket, after);
      return;
    }
    while (link !== 0) {
      const next = this.#records.word(link - 1, wordOf.nextInBucket);
      if (next === slot + 1) {
        this.#records.setWord(link - 1, wordOf.nextInBucket, after);
        return;
      }
      link = next;
    }
  }

  #split(): void {
    const added = this.#buckets++;
    if ((added & headMask) === 0) this.#heads.push(new Uint32Array(headMask + 1));
    const divided = added & (this.#bits >>> 1);
    let link = this.#head(divided);
    this.#setHead(divided, 0);
    while (link !== 0) {
      const slot = link - 1;
      link = this.#records.word(slot, wordOf.nextInBucket);
      this.#push((this.#hashOfSlot(slot) & this.#bits) === added ? added : divided, slot);
    }
    if (this.#buckets > this.#bits) this.#bits = this.#bits * 2 + 1;
  }

  #push(bucket: number, slot: number): void {
    const next = this.#head(bucket);
    if (this.#records.word(slot, wordOf.nextInBucket) !== next)
      this.#records.setWord(slot, wordOf.nextInBucket, next);
    this.#setHead(bucket, slot + 1);
  }

  #bucketOf(hash: number): number {
    const bucket = hash & this.#bits;
    return bucket < this.#buckets ? bucket : bucket & (this.#bits >>> 1);
  }

  #hashOfSlot(slot: number): number {
    const { words } = this.#records.page(slot);
    const at = this.#records.words(slot);
    return hashOf(words[at + wordOf.account] as number, words[at + wordOf.feature] as number);
  }

  #head(bucket: number): number {
    return (this.#heads[bucket >>> headBits] as Uint32Array)[bucket & headMask] as number;
  }

  #setHead(bucket: number, link: number): void {
    (this.#heads[bucket >>> headBits] as Uint32Array)[bucket & headMask] = link;
  }
}
