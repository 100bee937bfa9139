const text = /"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy;
const plain = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const space = /[ \t\n\r]*/y;

interface JsonPlaces {
  /** Where each element of the outermost list begins. */
  readonly starts: readonly number[];
  /** Where it stops being JSON; undefined when it is JSON. */
  readonly failure: number | undefined;
}

/** Browsers name the place of a mistake each in another way, or not at all: this one reads along and knows. */
export function placesInJson(written: string): JsonPlaces {
  const reader = new Reader(written);
  const whole = reader.value(0) && reader.isAtEnd();
  return { starts: reader.starts, failure: whole ? undefined : reader.at };
}

class Reader {
  readonly written: string;
  readonly starts: number[] = [];
  at = 0;

  constructor(written: string) {
    this.written = written;
  }

  /** Reads one value; stops at what is none. */
  value(depth: number): boolean {
    this.pass(space);
    if (this.passSign('[')) return this.entries(']', () => this.element(depth));
    if (this.passSign('{')) return this.entries('}', () => this.member(depth));
    return this.pass(text) || this.pass(plain);
  }

  isAtEnd(): boolean {
    this.pass(space);
    return this.at === this.written.length;
  }

  private entries(end: string, entry: () => boolean): boolean {
    this.pass(space);
    if (this.passSign(end)) return true;
    for (;;) {
      if (!entry()) return false;
      this.pass(space);
      if (this.passSign(end)) return true;
      if (!this.passSign(',')) return false;
    }
  }

  private element(depth: number): boolean {
    this.pass(space);
    if (depth === 0) this.starts.push(this.at);
    return this.value(depth + 1);
  }

  private member(depth: number): boolean {
    this.pass(space);
    if (!this.pass(text)) return false;
    this.pass(space);
    return this.passSign(':') && this.value(depth + 1);
  }

  private pass(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.written);
    if (!found) return false;
    this.at += found[0].length;
    return true;
  }

  private passSign(sign: string): boolean {
    if (this.written.charAt(this.at) !== sign) return false;
    this.at += 1;
    return true;
  }
}
