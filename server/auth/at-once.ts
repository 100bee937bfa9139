/** Does a few things at a time, lets some wait their turn, and turns the rest away at once. */
export class AtOnce {
  readonly #atMost: number;
  readonly #waitingAtMost: number;
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(atMost: number, waitingAtMost: number) {
    this.#atMost = atMost;
    this.#waitingAtMost = waitingAtMost;
  }

  async run<Done, Else>(deed: () => Promise<Done>, whenFull: Else): Promise<Done | Else> {
    if (this.#running < this.#atMost) this.#running++;
    else if (this.#waiting.length < this.#waitingAtMost)
      await new Promise<void>((turn) => this.#waiting.push(turn));
    else return whenFull;
    try {
      return await deed();
    } finally {
      // Whoever waits longest takes the place over: it is never free in between.
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running--;
    }
  }
}
