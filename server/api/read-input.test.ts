import { SuperJSON } from 'superjson';
import { expect, test } from 'vitest';
import { readInput } from './read-input.ts';

const asSent = (value: unknown) => JSON.parse(JSON.stringify(new SuperJSON().serialize(value)));

test.each([
  ['nothing', undefined],
  ['plain data', { a: [1, 'two', null, { b: true }] }],
  ['dates', { at: new Date('2026-01-02T03:04:05.678Z'), list: [new Date(0)] }],
  ['what is left out', { a: undefined, b: 1 }],
])('%s is read as it was', (_what, value) => {
  expect(readInput(asSent(value))).toEqual(value);
});

test('the same value twice is twice the value', () => {
  const shared = { at: new Date(0) };
  expect(readInput(asSent({ a: shared, b: shared }))).toEqual({ a: shared, b: shared });
});

test.each([
  [{ values: [['typed-array', 'Uint8Array']] }, { length: 1e9 }],
  [{ values: { a: [['typed-array', 'Uint8Array']] } }, { a: { length: 1e9 } }],
  [{ values: ['bigint'] }, '1'],
  [{ values: ['set'] }, [1]],
  [{ values: ['map'] }, [[1, 2]]],
  [{ values: ['regexp'] }, '/(a+)+$/'],
  [{ values: ['Error'] }, {}],
  [{ values: [['class', 'Function']] }, {}],
  [{ values: [['custom', 'x']] }, {}],
  [{ values: 7 }, {}],
])('what makes something else of it is refused: %j', (meta, json) => {
  expect(() => readInput({ json, meta })).toThrow();
});

test('a short text does not stand for a large one', () => {
  const json = { rules: Array.from({ length: 3 }, () => null), one: [1, 2, 3] };
  const meta = { referentialEqualities: { one: ['rules.0', 'rules.1', 'rules.2'] } };
  expect(readInput({ json, meta })).toEqual(json);
});
