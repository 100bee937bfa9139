import { describe, expect, test } from 'vitest';
import { aSentence } from '#tests/support/facts.ts';
import { roundStatuses, type Stage, stages } from './lifecycle.ts';
import type { Role } from './permissions.ts';
import { type MovedFeature, movesCards, moveTo } from './pipeline.ts';

type Round = MovedFeature['rounds'][number];

function round(kind: Round['kind'], status: Round['status'], changes: Partial<Round> = {}): Round {
  return { id: `${kind} ${status}`, kind, number: 1, status, opensWhenReady: false, ...changes };
}

function feature(stage: Stage, rounds: readonly Round[] = [], killedInProduction = false): MovedFeature {
  return { name: 'Java support', stage, pmName: 'The pm', rounds, killedInProduction };
}

const anybody = { roles: ['pm', 'engineer'] as const, owns: true };

describe('a move that may be', () => {
  test.each([
    ['draft', 'alpha', [], 'plan'],
    ['draft', 'alpha', [round('alpha', 'planned')], 'markReady'],
    ['draft', 'alpha', [round('alpha', 'ready')], 'open'],
    ['draft', 'beta', [round('beta', 'planned')], 'markReady'],
    ['draft', 'beta', [round('beta', 'ready')], 'open'],
    ['alpha', 'beta', [], 'plan'],
    ['alpha', 'beta', [round('alpha', 'open')], 'plan'],
    ['alpha', 'beta', [round('alpha', 'open'), round('beta', 'planned')], 'markReady'],
    ['alpha', 'beta', [round('alpha', 'open'), round('beta', 'ready')], 'promote'],
    ['alpha', 'beta', [round('alpha', 'paused'), round('beta', 'ready')], 'promote'],
    ['alpha', 'beta', [round('beta', 'ready')], 'open'],
    ['beta', 'ga', [], 'declareGa'],
    ['beta', 'ga', [round('beta', 'open')], 'declareGa'],
    ['draft', 'retired', [], 'retire'],
    ['alpha', 'retired', [round('alpha', 'open')], 'retire'],
    ['beta', 'retired', [], 'retire'],
    ['ga', 'retired', [], 'retire'],
  ] as const)('%s to %s with %j means %s', (from, to, rounds, act) => {
    expect(moveTo(feature(from, rounds), to, anybody)).toMatchObject({ ok: true, act });
  });

  test.each([
    [round('alpha', 'planned', { opensWhenReady: true }), 'opens at once'],
    [round('alpha', 'planned'), 'once it is opened'],
  ])('says whether being ready is enough: %j', (one, words) => {
    expect(moveTo(feature('draft', [one]), 'alpha', anybody)).toMatchObject({
      sentence: expect.stringContaining(words),
    });
  });
});

describe('a move that may not be', () => {
  test.each([
    ['alpha', 'alpha', [], 'Java support is in Alpha already.'],
    ['alpha', 'draft', [], 'Java support is in Alpha, and a stage only goes forward.'],
    ['beta', 'alpha', [], 'Java support is in Beta, and a stage only goes forward.'],
    ['ga', 'beta', [], 'Java support is in GA, and a stage only goes forward.'],
    ['retired', 'ga', [], 'Java support is retired, and that is for good.'],
    ['draft', 'beta', [], 'That skips Alpha. It can be done on the page of Java support, with a reason.'],
    ['alpha', 'ga', [], 'That skips Beta. It can be done on the page of Java support, with a reason.'],
    ['draft', 'ga', [], 'A Draft feature can not be declared GA.'],
    [
      'draft',
      'alpha',
      [round('beta', 'ready')],
      'Beta round 1 of Java support is prepared already. Open or close it first.',
    ],
    [
      'alpha',
      'beta',
      [round('alpha', 'open'), round('alpha', 'planned', { number: 2 })],
      'Alpha round 2 of Java support is prepared already. Open or close it first.',
    ],
  ] as const)('%s to %s with %j', (from, to, rounds, sentence) => {
    expect(moveTo(feature(from, rounds), to, anybody)).toMatchObject({ ok: false, sentence });
  });

  test('a feature that is switched off does not go GA', () => {
    expect(moveTo(feature('beta', [], true), 'ga', anybody)).toMatchObject({
      ok: false,
      sentence: 'Java support is switched off in production. Lift the kill switch first.',
    });
  });

  test.each([
    [['sales'], false, [], 'Only its product manager moves Java support: that is The pm.'],
    [['pm'], false, [], 'Only its product manager moves Java support: that is The pm.'],
    [
      ['engineer'],
      false,
      [round('alpha', 'ready')],
      'Only its product manager moves Java support: that is The pm.',
    ],
    [
      ['pm'],
      true,
      [round('alpha', 'planned')],
      'An engineer has to say first that Java support is ready for testing.',
    ],
  ] as const)('nor by %j (theirs: %s) with %j', (roles, owns, rounds, sentence) => {
    expect(moveTo(feature('draft', rounds), 'alpha', { roles, owns })).toMatchObject({ ok: false, sentence });
  });
});

test.each([
  [['viewer'], false],
  [['sales', 'sales_lead'], false],
  [['admin'], false],
  [['engineer'], true],
  [['pm'], true],
  [['sales', 'engineer'], true],
] as const)('%j move cards: %s', (roles, expected) => {
  expect(movesCards(roles)).toBe(expected);
});

test('every move of every feature is a sentence, and nothing goes back or stays', () => {
  const people: readonly (readonly Role[])[] = [['viewer'], ['engineer'], ['pm']];
  const prepared = roundStatuses.filter((status) => status !== 'closed');
  for (const from of stages)
    for (const to of stages)
      for (const kind of ['alpha', 'beta'] as const)
        for (const rounds of [[], ...prepared.map((status) => [round(kind, status)])])
          for (const roles of people) {
            const move = moveTo(feature(from, rounds), to, { roles, owns: true });
            expect(move.sentence).toMatch(aSentence);
            if (move.ok) expect(stages.indexOf(to)).toBeGreaterThan(stages.indexOf(from));
          }
});
