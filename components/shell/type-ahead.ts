const patienceMs = 5000;

/** Letters typed after the palette was asked for and before its code is there: they belong to it and are no shortcuts. */
export class TypeAhead {
  #text = '';
  #until = 0;

  start(): void {
    this.#text = '';
    this.#until = Date.now() + patienceMs;
  }

  /** Whether the key was kept for the palette. */
  keep(key: string): boolean {
    if (Date.now() >= this.#until) return false;
    if (key === 'Backspace') this.#text = this.#text.slice(0, -1);
    else if (key.length === 1) this.#text += key;
    else return false;
    return true;
  }

  /** What was typed so far; from now on keys go their own ways again. */
  stop(): string {
    this.#until = 0;
    const text = this.#text;
    this.#text = '';
    return text;
  }
}
