/** One copy of each name, known by its number. The empty name is number 0. */
export class Names {
  readonly #names: string[] = [''];
  readonly #numbers = new Map<string, number>([['', 0]]);

  at(number: number): string {
    return this.#names[number] ?? '';
  }

  has(number: number): boolean {
    return number < this.#names.length;
  }

  numberOf(name: string): number {
    let number = this.#numbers.get(name);
    if (number === undefined) {
      number = this.#names.push(name) - 1;
      this.#numbers.set(name, number);
    }
    return number;
  }

  /** In the order of their numbers. */
  all(): readonly string[] {
    return [...this.#names];
  }
}
