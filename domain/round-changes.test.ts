import { describe, expect, test } from 'vitest';
import type { ChangeRoundInput } from '#domain/inputs/rounds.ts';
import { type ChangingRound, changeRound } from '#domain/round-changes.ts';
import { actOf, aSentence, javaSupport, noon, person } from '#tests/support/facts.ts';

const terms = {
  seats: 5,
  defaultDays: 30,
  maxDays: 60,
  eligibility: [{ field: 'account.tier' as const, op: 'in' as const, value: ['Enterprise' as const] }],
  rules: [],
  opensWhenReady: false,
  plannedOpenAt: null,
  plannedCloseAt: null,
};
const state = (changes: Partial<ChangingRound['round']> = {}, taken = 3): ChangingRound => ({
  feature: { ...javaSupport, stage: 'beta' },
  round: { ...terms, id: 'r', kind: 'beta', number: 1, status: 'open', skipReason: null, ...changes },
  taken,
});
const change = (input: Partial<ChangeRoundInput>, given = state()) =>
  changeRound(
    given,
    { ...terms, eligibility: [...terms.eligibility], roundId: 'r', ...input },
    actOf(person('pm')),
  );
const rule = { text: 'Prospects ask a lead.', when: [], outcome: { kind: 'allow' as const } };

test.each<[string, Partial<ChangeRoundInput>, object]>([
  ['more places', { seats: 8 }, { what: 'places', from: '5', to: '8' }],
  ['as few places as are taken', { seats: 3 }, { what: 'places', from: '5', to: '3' }],
  ['the usual length', { defaultDays: 1 }, { what: 'usual length', from: '30 days', to: '1 day' }],
  ['the longest', { maxDays: 90 }, { what: 'at most', from: '60 days', to: '90 days' }],
  ['everybody', { eligibility: [] }, { what: 'may have it', from: 'Enterprise plan', to: 'every account' }],
  ['a rule', { rules: [rule] }, { what: 'rules of its own', from: 'none', to: '“Prospects ask a lead.”' }],
  [
    'how it opens',
    { opensWhenReady: true },
    { what: 'opens', from: 'by hand', to: 'as soon as it is ready' },
  ],
  ['a day', { plannedCloseAt: noon }, { what: 'closes about', from: 'no date', to: '22 Nov' }],
])('%s', (_name, input, told) => {
  expect(change({ ...input, reason: 'They asked.' })).toMatchObject({
    ok: true,
    next: input,
    events: [{ type: 'round.changed', round: { id: 'r' }, changes: [told], reason: 'They asked.' }],
  });
});

test('nobody’s change is overwritten unseen', () => {
  const seen = { ...terms, eligibility: [...terms.eligibility] };
  expect(change({ seats: 8, seen })).toMatchObject({ ok: true, next: { seats: 8 } });
  expect(change({ seats: 8, seen: { ...seen, maxDays: 30 } })).toEqual({
    ok: false,
    code: 'stale',
    sentence:
      'Somebody else changed beta round 1 after you opened it: at most 30 days → 60 days. Look at it again, then change it.',
  });
});

test('a rule with the same words is told as rewritten', () => {
  const given = state({ rules: [rule] });
  const rewritten = { ...rule, outcome: { kind: 'deny' as const, reason: 'Not now.' } };
  expect(change({ rules: [rewritten] }, given)).toMatchObject({
    events: [{ changes: [{ to: '“Prospects ask a lead.”, rewritten' }] }],
  });
});

test('the order of the keys in what is stored is no change', () => {
  const given = state({ eligibility: [{ value: ['Enterprise'], op: 'in', field: 'account.tier' }] });
  expect(change({}, given)).toMatchObject({ code: 'invalid' });
});

describe('refused', () => {
  test.each([
    [
      'fewer places than are taken',
      { seats: 2 },
      state(),
      'conflict',
      '3 places are taken in beta round 1, so it can not have fewer.',
    ],
    [
      'no place for the one that is in',
      { seats: 1 },
      state({}, 2),
      'conflict',
      '2 places are taken in beta round 1, so it can not have fewer.',
    ],
    ['nothing new', {}, state(), 'invalid', 'Nothing of the round was changed.'],
    [
      'a closed round',
      { seats: 8 },
      state({ status: 'closed' }),
      'conflict',
      'Beta round 1 of Java support is closed.',
    ],
  ] as const)('%s', (_name, input, given, code, sentence) => {
    expect(change(input, given)).toMatchObject({ ok: false, code, sentence });
    expect(sentence).toMatch(aSentence);
  });
});
