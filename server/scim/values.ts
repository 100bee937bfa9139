import { ScimError } from './scim-error.ts';

const hidden = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u;

export function wrongValue(sentence: string): ScimError {
  return new ScimError(400, sentence, 'invalidValue');
}

/** One line of text, without its edges. */
function textOf(value: unknown, what: string, longest = 256): string {
  if (typeof value !== 'string') throw wrongValue(`${what} must be text.`);
  if (value.length > longest) throw wrongValue(`${what} has ${longest} characters at most.`);
  if (hidden.test(value)) throw wrongValue(`${what} contains characters that can not be shown.`);
  return value.trim();
}

export function neededText(value: unknown, what: string, longest?: number): string {
  const text = textOf(value, what, longest);
  if (text === '') throw wrongValue(`${what} is missing.`);
  return text;
}

/** What can be left empty: nothing, null and "" are the same. */
export function optionalText(value: unknown, what: string): string | null {
  return value === null || value === undefined ? null : textOf(value, what) || null;
}

/** Entra writes truths as text. */
export function truthOf(value: unknown, what: string): boolean {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'string' && /^(true|false)$/i.test(value)) return value.toLowerCase() === 'true';
  throw wrongValue(`${what} must be true or false.`);
}

export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A field of what was sent, whatever its capitals; never anything that was inherited. */
export function fieldOf(from: object, name: string): unknown {
  return Object.entries(from).find(([key]) => key.toLowerCase() === name)?.[1];
}
