/** The words of a record of 64 bytes. A link is a slot plus one, so that 0 leads nowhere. */
export const wordOf = {
  id: 4,
  feature: 8,
  account: 9,
  /** The next record of the same account, or the next free one. */
  next: 10,
  nextInBucket: 11,
  /** Another one for each state of the slot. */
  serial: 12,
  variant: 13,
  round: 14,
  flags: 15,
} as const;
/** The numbers of 64 bits that lie in the first words. */
export const instantOf = { starts: 0, ends: 1 } as const;
export const flag = { grant: 1, exclusion: 2, narrowed: 4, activated: 8 } as const;

const slotBits = 10;
export const slotsPerPage = 1 << slotBits;
const slotMask = slotsPerPage - 1;
const bytesPerPage = slotsPerPage * 64;

/** A thousand records, with the contacts of those that are for some contacts only, by slot. */
export class Page {
  readonly words: Uint32Array;
  readonly instants: Float64Array;
  readonly contacts: Map<number, readonly string[]>;
  frozen = false;

  constructor(bytes = new ArrayBuffer(bytesPerPage), contacts = new Map<number, readonly string[]>()) {
    this.words = new Uint32Array(bytes);
    this.instants = new Float64Array(bytes);
    this.contacts = contacts;
  }

  copy(): Page {
    return new Page(this.words.slice().buffer, new Map(this.contacts));
  }
}

/**
 * Records of one size in pages: a million objects would take several times the memory, and growing copies nothing.
 * While pages are frozen, so that they can be read over many turns as of one moment, what changes is a copy of them.
 */
export class RecordPages {
  readonly #pages: Page[] = [];
  #used = 0;
  #freeLink = 0;
  #serial = 0;

  /** How many slots were ever taken. */
  get used(): number {
    return this.#used;
  }

  page(slot: number): Page {
    return this.#pages[slot >>> slotBits] as Page;
  }

  /** Where the slot's words begin in its page. */
  words(slot: number): number {
    return (slot & slotMask) << 4;
  }

  instants(slot: number): number {
    return (slot & slotMask) << 3;
  }

  word(slot: number, which: number): number {
    return this.page(slot).words[this.words(slot) + which] as number;
  }

  setWord(slot: number, which: number, value: number): void {
    this.changing(slot).words[this.words(slot) + which] = value;
  }

  /** The slot's page, to be written to. */
  changing(slot: number): Page {
    const index = slot >>> slotBits;
    let page = this.#pages[index] as Page;
    if (page.frozen) {
      page = page.copy();
      this.#pages[index] = page;
    }
    return page;
  }

  take(): number {
    if (this.#freeLink === 0) {
      if ((this.#used & slotMask) === 0) this.#pages.push(new Page());
      return this.#used++;
    }
    const slot = this.#freeLink - 1;
    this.#freeLink = this.word(slot, wordOf.next);
    return slot;
  }

  release(slot: number): void {
    const [page, at] = [this.changing(slot), this.words(slot)];
    page.words.fill(0, at, at + 16);
    page.words[at + wordOf.next] = this.#freeLink;
    page.contacts.delete(slot);
    this.#freeLink = slot + 1;
  }

  nextSerial(): number {
    this.#serial = (this.#serial + 1) >>> 0;
    return this.#serial;
  }

  /** Until `thaw` is called with them these pages stay as they are now. */
  freeze(): readonly Page[] {
    for (const page of this.#pages) page.frozen = true;
    return [...this.#pages];
  }

  thaw(pages: readonly Page[]): void {
    for (const page of pages) page.frozen = false;
  }
}
