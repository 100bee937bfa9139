import { z } from 'zod';

const limits = { depth: 20, values: 2000, characters: 20_000 };

/** Text that the database keeps as it is: no NUL and no halves of characters. */
export function plainText(text: string): boolean {
  return !/[\0\p{Cs}]/u.test(text);
}

type Json = z.infer<ReturnType<typeof z.json>>;

/** A JSON object of bounded depth and size. It is walked without recursion, so that no input can exhaust the stack. */
export const plainObject = z.custom<Record<string, Json>>((value) => isObject(value) && isPlain(value));

function isPlain(root: object): boolean {
  const open: { value: unknown; depth: number }[] = [{ value: root, depth: 1 }];
  let values = 0;
  let characters = 0;
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, depth } = next;
    const inside = isObject(value) || Array.isArray(value) ? Object.entries(value) : [];
    const texts = Array.isArray(value) ? [] : inside.map(([key]) => key);
    if (typeof value === 'string') texts.push(value);
    values += 1;
    characters += texts.reduce((sum, text) => sum + text.length, 0);
    if (values + open.length > limits.values || characters > limits.characters || depth > limits.depth)
      return false;
    if (!texts.every(plainText) || texts.includes('__proto__') || !isJson(value)) return false;
    for (const [, one] of inside) open.push({ value: one, depth: depth + 1 });
  }
  return true;
}

function isJson(value: unknown): boolean {
  return (
    value === null ||
    typeof value === 'string' ||
    typeof value === 'boolean' ||
    Number.isFinite(value) ||
    Array.isArray(value) ||
    isObject(value)
  );
}

function isObject(value: unknown): value is object {
  if (value === null || typeof value !== 'object') return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
