import fc from 'fast-check';

/** Texts that broke somebody's program: scripts, SQL, formulas, halves of characters, names of built-in things. */
const hostileTexts: readonly string[] = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\ud800',
  '\udfff\ud800',
  '\u202egnitset',
  'ＡＣＭＥ',
  'аcme',
  'acme\u200b',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  "' or 1=1 --",
  "'; drop table audit_events; --",
  '1) union select password_hash from users --',
  '") ; select pg_sleep(9) --',
  '%',
  '_%\\',
  '../../etc/passwd',
  '%00%ff',
  '=cmd|calc!A0',
  '<script>globalThis.ran=1</script>',
  '"><img src=x onerror=globalThis.ran=1>',
  '{{7*7}}#{7*7}<%=7*7%>',
  '\r\nset-cookie: a=b',
  '9'.repeat(400),
  'ü'.repeat(20_000),
  '🦄'.repeat(5_000),
  '2026-13-45T99:99:99Z',
  '+275760-09-13T00:00:00.001Z',
  '-1',
  '1e999',
  'NaN',
  'null',
  'true',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  '00000000-0000-0000-0000-00000000000g',
  '(((((((((((((((((((a+)+)+)+)+)+)+)',
];

const hostileNumbers = [
  ...[0, -0, -1, 1.5, 1e308, -1e308, 5e-324],
  ...[2 ** 31, 2 ** 31 - 1, -(2 ** 31) - 1, 2 ** 53, -(2 ** 53), 2 ** 63],
];

/** Whatever JSON can say, with a taste for what hurts. */
export function hostileValues(): fc.Arbitrary<unknown> {
  const leaf = fc.oneof(
    fc.constantFrom(...hostileTexts),
    fc.constantFrom<unknown>(...hostileNumbers, null, true, false, [], {}),
    fc.string({ unit: 'binary', maxLength: 30 }),
  );
  const key = fc.oneof(fc.constantFrom(...hostileTexts.slice(0, 20)), fc.string({ maxLength: 8 }));
  return fc.oneof(
    { weight: 6, arbitrary: leaf },
    { weight: 2, arbitrary: fc.array(leaf, { maxLength: 5 }) },
    { weight: 2, arbitrary: fc.dictionary(key, leaf, { maxKeys: 5, noNullPrototype: true }) },
    { weight: 1, arbitrary: fc.integer({ min: 2, max: 5_000 }).map((levels) => nested(levels)) },
    { weight: 1, arbitrary: leaf.map((one) => Array.from({ length: 2_000 }, () => one)) },
  );
}

/** Holes on the way down, as a text that is put where a value belongs. */
class RawJson {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

function nested(levels: number): RawJson {
  return new RawJson(
    levels % 2 === 0
      ? `${'['.repeat(levels)}${']'.repeat(levels)}`
      : `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`,
  );
}

/** JSON text of a value in which raw texts stand for themselves and `__proto__` is a key like any other. */
export function hostileJson(value: unknown): string {
  if (value instanceof RawJson) return value.text;
  if (Array.isArray(value)) return `[${value.map(hostileJson).join(',')}]`;
  if (value !== null && typeof value === 'object')
    return `{${Object.entries(value)
      .filter(([, one]) => one !== undefined)
      .map(([key, one]) => `${JSON.stringify(key)}:${hostileJson(one)}`)
      .join(',')}}`;
  return JSON.stringify(value) ?? 'null';
}

/** The same data with one part, wherever it is, put in another's place. @param at between 0 and 1. */
export function withPartReplaced(value: unknown, at: number, instead: unknown): unknown {
  const places = pathsOf(value);
  const path = places[Math.floor(at * places.length)] ?? [];
  return replaced(value, path, instead);
}

type Path = readonly (string | number)[];

function pathsOf(value: unknown, path: Path = []): Path[] {
  const own = [path];
  if (value === null || typeof value !== 'object' || value instanceof RawJson) return own;
  return [
    ...own,
    ...Object.entries(value).flatMap(([key, one]) => pathsOf(one, [...path, key])),
    [...path, '__proto__'],
    [...path, 'besides'],
  ];
}

function replaced(value: unknown, [first, ...rest]: Path, instead: unknown): unknown {
  if (first === undefined) return instead;
  if (Array.isArray(value))
    return value.map((one, place) => (String(place) === String(first) ? replaced(one, rest, instead) : one));
  const fields = Object.entries((value ?? {}) as Readonly<Record<string, unknown>>);
  const known = fields.some(([key]) => key === first);
  const changed = fields.map(
    ([key, one]) => [key, key === first ? replaced(one, rest, instead) : one] as const,
  );
  const result = new Map<string, unknown>(changed);
  if (!known) result.set(String(first), instead);
  const target: Record<string, unknown> = Object.create(null);
  for (const [key, one] of result) target[key] = one;
  return target;
}
