/** How what people type finds what they mean: words in any order, small slips of the keyboard, what is theirs first. */

/** Lower-case words without accents: "Crème  Brûlée-2" is creme, brulee, 2. */
export function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFD')
      .replaceAll(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** From best to worst. */
export const fits = ['whole', 'start', 'words', 'within', 'nearly'] as const;
export type Fit = (typeof fits)[number];

/** How well one of the names answers what was typed; undefined when none does. */
export function fitOf(typed: string, names: readonly string[]): Fit | undefined {
  const sought = wordsOf(typed);
  if (sought.length === 0) return undefined;
  const found = names.map((name) => fitOfWords(sought, wordsOf(name)));
  return fits.find((fit) => found.includes(fit));
}

function fitOfWords(sought: readonly string[], words: readonly string[]): Fit | undefined {
  const whole = words.join(' ');
  const text = sought.join(' ');
  if (whole === text) return 'whole';
  if (whole.startsWith(text)) return 'start';
  if (sought.every((one) => words.some((word) => word.startsWith(one)))) return 'words';
  if (sought.every((one) => whole.includes(one))) return 'within';
  return sought.every((one) => words.some((word) => isNearly(one, word))) ? 'nearly' : undefined;
}

/** Whether a slip of the keyboard lies between them: one in four to seven letters, two in more. The end may be untyped. */
export function isNearly(typed: string, word: string): boolean {
  if (word.startsWith(typed)) return true;
  const slips = typed.length < 4 ? 0 : typed.length < 8 ? 1 : 2;
  if (slips === 0 || typed[0] !== word[0]) return false;
  return [0, 1, -1].some(
    (more) => slipsBetween(typed, word.slice(0, Math.max(1, typed.length + more))) <= slips,
  );
}

/** Letters left out, added, exchanged, or two that changed places. */
function slipsBetween(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, at) => at)];
  const cell = (row: number, column: number) => rows[row]?.[column] ?? Number.POSITIVE_INFINITY;
  for (let row = 1; row <= a.length; row++) {
    const line = [row];
    rows.push(line);
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1] ? 0 : 1;
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      line[column] = Math.min(
        cell(row - 1, column) + 1,
        cell(row, column - 1) + 1,
        cell(row - 1, column - 1) + same,
        swapped ? cell(row - 2, column - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
  }
  return cell(a.length, b.length);
}

export interface Findable {
  /** The first is what it is called. */
  readonly names: readonly string[];
  readonly mine?: boolean;
  /** Archived, retired, gone: behind the rest unless it was typed whole. */
  readonly past?: boolean;
}

export type Ranked<Thing> = Thing & { readonly fit: Fit };

/** Those that answer what was typed: the better fit first, then the reader's own, then by name. */
export function ranked<Thing extends Findable>(
  typed: string,
  things: readonly Thing[],
  atMost: number,
): Ranked<Thing>[] {
  return things
    .flatMap((thing) => {
      const fit = fitOf(typed, thing.names);
      return fit ? [{ ...thing, fit }] : [];
    })
    .sort(
      (a, b) =>
        Number(behind(a)) - Number(behind(b)) ||
        fits.indexOf(a.fit) - fits.indexOf(b.fit) ||
        Number(b.mine ?? false) - Number(a.mine ?? false) ||
        (a.names[0] ?? '').localeCompare(b.names[0] ?? '', 'en'),
    )
    .slice(0, atMost);
}

function behind({ past, fit }: Ranked<Findable>): boolean {
  return past === true && fit !== 'whole';
}

const filling = new Set(
  'a an ask at can do does for from get give has have it of on our please the their to unlock with'.split(
    ' ',
  ),
);

export interface SplitWish<Feature> {
  readonly feature: Feature;
  /** The words that say who wants it. */
  readonly rest: string;
}

/** "acme java": each feature that some of the words name, with the words that are left for an account. */
export function splitWish<Feature extends { readonly name: string; readonly key: string }>(
  typed: string,
  features: readonly Feature[],
  atMost = 3,
): SplitWish<Feature>[] {
  const sought = wordsOf(typed).filter((word) => !filling.has(word));
  return features
    .map((feature) => {
      const names = [...wordsOf(feature.name), ...wordsOf(feature.key)];
      const rest = sought.filter((word) => !names.some((name) => isNearly(word, name)));
      return { feature, rest: rest.join(' '), named: sought.length - rest.length };
    })
    .filter(({ rest, named }) => rest !== '' && named > 0)
    .sort((a, b) => b.named - a.named || a.feature.name.localeCompare(b.feature.name, 'en'))
    .slice(0, atMost)
    .map(({ feature, rest }) => ({ feature, rest }));
}
