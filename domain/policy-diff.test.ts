import { describe, expect, test } from 'vitest';
import { defaultRules, type Rule } from '#domain/policy.ts';
import { diffInWords, policyDiff, sameRules } from '#domain/policy-diff.ts';

const rule = (text: string, days: number): Rule => ({
  text,
  when: [{ field: 'request.days', op: 'atMost', value: days }],
  outcome: { kind: 'allow' },
});
const [a, b, c] = [rule('A.', 1), rule('B.', 2), rule('C.', 3)];
const told = (before: Rule[], after: Rule[]) =>
  policyDiff(before, after).rows.map((row) => [
    row.kind,
    row.rule.text,
    'from' in row ? row.from : undefined,
    'to' in row ? row.to : undefined,
  ]);

describe('what became of the rules', () => {
  test.each([
    [
      'nothing',
      [a, b],
      [a, b],
      [
        ['kept', 'A.', 1, 1],
        ['kept', 'B.', 2, 2],
      ],
      'nothing changed',
    ],
    [
      'one more',
      [a],
      [a, b],
      [
        ['kept', 'A.', 1, 1],
        ['added', 'B.', undefined, 2],
      ],
      '1 added',
    ],
    [
      'one less',
      [a, b, c],
      [a, c],
      [
        ['kept', 'A.', 1, 1],
        ['removed', 'B.', 2, undefined],
        ['kept', 'C.', 3, 2],
      ],
      '1 removed',
    ],
    [
      'the last one less',
      [a, b],
      [a],
      [
        ['kept', 'A.', 1, 1],
        ['removed', 'B.', 2, undefined],
      ],
      '1 removed',
    ],
    [
      'the last one first',
      [a, b, c],
      [c, a, b],
      [
        ['moved', 'C.', 3, 1],
        ['kept', 'A.', 1, 2],
        ['kept', 'B.', 2, 3],
      ],
      '1 moved',
    ],
    [
      'other conditions',
      [a, b],
      [rule('A.', 9), b],
      [
        ['changed', 'A.', 1, 1],
        ['kept', 'B.', 2, 2],
      ],
      '1 changed',
    ],
    [
      'another text',
      [a, b],
      [rule('Z.', 1), b],
      [
        ['changed', 'Z.', 1, 1],
        ['kept', 'B.', 2, 2],
      ],
      '1 changed',
    ],
    [
      'something else altogether',
      [a],
      [rule('Z.', 9)],
      [
        ['removed', 'A.', 1, undefined],
        ['added', 'Z.', undefined, 1],
      ],
      '1 added, 1 removed',
    ],
    [
      'the same rule twice',
      [a, a],
      [a],
      [
        ['kept', 'A.', 1, 1],
        ['removed', 'A.', 2, undefined],
      ],
      '1 removed',
    ],
    [
      'everything at once',
      [a, b, c],
      [c, rule('B.', 7), rule('D.', 4)],
      [
        ['kept', 'C.', 3, 1],
        ['removed', 'A.', 1, undefined],
        ['changed', 'B.', 2, 2],
        ['added', 'D.', undefined, 3],
      ],
      '1 added, 1 changed, 1 removed',
    ],
  ] as const)('%s', (_name, before, after, rows, words) => {
    const [from, to] = [[...before], [...after]];
    expect(told(from, to).toSorted(byWords)).toEqual(rows.map((row) => [...row]).toSorted(byWords));
    expect(diffInWords(policyDiff(from, to))).toBe(words);
  });

  test('rows keep the order of the newer rules', () => {
    const rows = policyDiff([a, b, c], [c, b, rule('D.', 8)]).rows.filter(({ kind }) => kind !== 'removed');
    expect(rows.map((row) => row.rule.text)).toEqual(['C.', 'B.', 'D.']);
  });
});

test('rules are the same whatever the order of their keys', () => {
  const stored = defaultRules.map(({ text, when, outcome }) => ({ outcome, when, text }));
  expect(sameRules(defaultRules, stored)).toBe(true);
  expect(sameRules(defaultRules, stored.toReversed())).toBe(false);
  expect(sameRules(defaultRules, [])).toBe(false);
});

function byWords(one: readonly unknown[], other: readonly unknown[]): number {
  return JSON.stringify(one).localeCompare(JSON.stringify(other));
}
