import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalEvent, canonicalJson, genesisHash } from '#domain/audit/canonical.ts';
import { javaSupport, noon } from '#tests/support/facts.ts';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

function reordered(value: Json): Json {
  if (Array.isArray(value)) return value.map(reordered);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, one]) => [key, reordered(one)]),
  );
}

describe('canonical JSON', () => {
  test.each([
    [{ b: 1, a: 2 }, '{"a":2,"b":1}'],
    [{ b: { d: [3, { f: 1, e: 2 }], c: null }, a: 'x' }, '{"a":"x","b":{"c":null,"d":[3,{"e":2,"f":1}]}}'],
    [{ a: undefined, b: 1 }, '{"b":1}'],
    [[undefined, 1], '[null,1]'],
    [{ B: 1, a: 2, A: 3, '10': 4, '9': 5, é: 6 }, '{"10":4,"9":5,"A":3,"B":1,"a":2,"é":6}'],
    [{ 'a"b': 'line\nbreak' }, '{"a\\"b":"line\\nbreak"}'],
    [{ __proto__: null, a: true }, '{"a":true}'],
    [{}, '{}'],
    [[], '[]'],
    [1e21, '1e+21'],
    ['', '""'],
  ])('of %o', (value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  test('does not depend on the order of keys', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const json = JSON.parse(JSON.stringify(value)) as Json;
        expect(canonicalJson(reordered(json))).toBe(canonicalJson(json));
      }),
    );
  });

  test('says the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const json: unknown = JSON.parse(JSON.stringify(value));
        expect(JSON.parse(canonicalJson(json))).toEqual(json);
      }),
    );
  });

  test('tells different values apart', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        const [a, b]: unknown[] = [JSON.parse(JSON.stringify(one)), JSON.parse(JSON.stringify(other))];
        fc.pre(JSON.stringify(a) !== JSON.stringify(b));
        if (canonicalJson(a) === canonicalJson(b)) expect(a).toEqual(b);
      }),
    );
  });
});

describe('an event of the chain', () => {
  const chained = {
    seq: 1,
    at: noon,
    commandId: '8f14e45f-ceea-4670-8a3b-7a1d3a4e1c11',
    actor: { kind: 'system' },
    event: { type: 'feature.created', feature: javaSupport, valueType: 'boolean' },
    prevHash: genesisHash,
  } as const;

  test('names its moment to the millisecond and the event before it', () => {
    expect(JSON.parse(canonicalEvent(chained))).toEqual({ ...chained, at: noon.toISOString() });
    expect(genesisHash).toBe('0'.repeat(64));
  });

  test.each([
    ['its number', { seq: 2 }],
    ['its moment', { at: new Date(noon.getTime() + 1) }],
    ['its command', { commandId: '8f14e45f-ceea-4670-8a3b-7a1d3a4e1c12' }],
    ['whoever did it', { actor: { kind: 'user', id: 'a', name: 'A' } as const }],
    ['what happened', { event: { ...chained.event, valueType: 'string' } as const }],
    ['the one before', { prevHash: '1'.repeat(64) }],
  ])('changes with %s', (_name, change) => {
    expect(canonicalEvent({ ...chained, ...change })).not.toBe(canonicalEvent(chained));
  });
});
