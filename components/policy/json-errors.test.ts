import { expect, test } from 'vitest';
import { rulesInJson } from '#components/policy/json-errors.ts';
import { placesInJson } from '#components/policy/json-places.ts';
import { defaultRules } from '#domain/policy.ts';

const written = JSON.stringify(defaultRules, null, 2);

test('rules are read back as they were written', () => {
  expect(rulesInJson(written)).toEqual({ rules: defaultRules });
});

test.each([
  ['a comma too many', written.replace('"beta"', '"beta",'), /^Here it stops being JSON\.$/],
  ['nothing', '', /^Here it stops being JSON\.$/],
  ['no list', '{}', /^The policy: /],
  ['an empty list', '[]', /^The policy: A policy has one rule at least\.$/],
  ['an unknown plan', written.replace('"beta"', '"gamma"'), /^Rule 1, condition 1, value, entry 1: /],
  ['a quorum of none', written.replace('"quorum": 1', '"quorum": 0'), /^Rule 2, outcome, step 1, quorum: /],
])('%s is named', (_name, text, sentence) => {
  const read = rulesInJson(text);
  expect('errors' in read && read.errors[0]?.sentence).toMatch(sentence);
});

test.each([
  ['the first rule', written.replace('"beta"', '"gamma"'), 2],
  [
    'the last rule',
    written
      .replace('Everything else asks', ' '.repeat(300))
      .replace(/"text": " +the/, '"text": 5, "x": "the'),
    written.split('\n').findIndex((line) => line.includes('Everything else')),
  ],
])('with the line where the rule begins: %s', (_name, text, line) => {
  const read = rulesInJson(text);
  expect('errors' in read && read.errors[0]?.line).toBe(line);
});

test.each([
  ['[\n  {\n    "text": oops\n  }\n]', 3],
  ['[\n  1,\n]', 3],
  ['[\n  {"text": "a\nb"}\n]', 2],
  ['[\n  {"text" "b"}\n]', 2],
  ['[\n  {"text": "b"}\n]\n]', 4],
  ['[\n  {"text": -01}\n]', 2],
  ['[\n', 2],
])('a syntax error is named with its line: %j', (text, line) => {
  const read = rulesInJson(text);
  expect('errors' in read && read.errors[0]?.line).toBe(line);
});

test.each(['[]', ' [1, -2.5e3, "\\u00e9 \\" ]", true, null, {"a": [[]]}] ', '{}'])(
  'JSON is read along to its end: %s',
  (text) => {
    expect(placesInJson(text).failure).toBeUndefined();
  },
);
