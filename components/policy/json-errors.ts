import { placesInJson } from '#components/policy/json-places.ts';
import { rulesSchema } from '#domain/inputs/policy.ts';
import type { Rule } from '#domain/policy.ts';

export interface JsonError {
  /** Counted from 1. */
  readonly line: number;
  readonly sentence: string;
}

/** Rules as JSON text, or what is wrong with it and in which line. */
export function rulesInJson(
  text: string,
): { readonly rules: Rule[] } | { readonly errors: readonly JsonError[] } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    const { failure = text.length } = placesInJson(text);
    return { errors: [{ line: lineAt(text, failure), sentence: 'Here it stops being JSON.' }] };
  }
  const parsed = rulesSchema.safeParse(value);
  if (parsed.success) return { rules: parsed.data };
  const { starts } = placesInJson(text);
  return {
    errors: parsed.error.issues.slice(0, 20).map(({ path, message }) => {
      const [rule, ...rest] = path;
      const start = typeof rule === 'number' ? starts[rule] : undefined;
      return {
        line: start === undefined ? 1 : lineAt(text, start),
        sentence: `${[typeof rule === 'number' ? `Rule ${rule + 1}` : 'The policy', placeInWords(rest)].filter(Boolean).join(', ')}: ${message}`,
      };
    }),
  };
}

/** "condition 2, value", "outcome, step 1, quorum" */
function placeInWords(path: readonly PropertyKey[]): string {
  const words: string[] = [];
  path.forEach((part, at) => {
    const before = path[at - 1];
    if (part === 'when' || part === 'steps') return;
    if (typeof part !== 'number') words.push(String(part));
    else if (before === 'when') words.push(`condition ${part + 1}`);
    else if (before === 'steps') words.push(`step ${part + 1}`);
    else words.push(`entry ${part + 1}`);
  });
  return words.join(', ');
}

function lineAt(text: string, position: number): number {
  return text.slice(0, position).split('\n').length;
}
