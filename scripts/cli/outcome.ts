/** What a command of the line answers; the sentence is for people, on the error output unless it is the answer. */
export type CliOutcome =
  | { readonly kind: 'done'; readonly text: string }
  | { readonly kind: 'refused'; readonly sentence: string }
  | { readonly kind: 'usage'; readonly sentence: string }
  /** Goes on by itself until it is stopped. */
  | { readonly kind: 'running' };

export const exitCodes = { done: 0, running: 0, refused: 1, usage: 2 } as const;

export function refused(sentence: string): CliOutcome {
  return { kind: 'refused', sentence };
}

/** @returns the complaint about the first option that was given without a value. */
export function emptyOption(values: Readonly<Record<string, unknown>>): CliOutcome | undefined {
  const empty = Object.keys(values).find((name) => values[name] === '');
  return empty === undefined ? undefined : misused(`--${empty} must not be empty.`);
}

export function misused(sentence: string): CliOutcome {
  return { kind: 'usage', sentence };
}
