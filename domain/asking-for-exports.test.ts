import { describe, expect, test } from 'vitest';
import { askForExport, exportReach, openExportsAtMost, reachInWords } from '#domain/asking-for-exports.ts';
import { filterAsText, filterFromText, type TimelineFilterInput } from '#domain/inputs/timeline.ts';
import type { Role } from '#domain/permissions.ts';
import { actOf, aSentence, noon, person } from '#tests/support/facts.ts';

const nothing = { everything: false, teamId: null, engineerId: null };
const team = { ...nothing, teamId: 'team-1' };
const own = { ...nothing, engineerId: 'p' };
const all = { ...nothing, everything: true };

test.each<[Role[], ReturnType<typeof exportReach>]>([
  [['viewer'], undefined],
  [['sales'], undefined],
  [[], undefined],
  [['sales_lead'], team],
  [['engineer'], own],
  [['pm'], all],
  [['admin'], all],
  [['sales_lead', 'engineer'], { ...team, engineerId: 'p' }],
  [['engineer', 'admin'], all],
  [['viewer', 'sales', 'sales_lead'], team],
])('%j reach %j', (roles, reach) => {
  expect(exportReach({ id: 'p', roles, teamId: 'team-1' })).toEqual(reach);
});

test('what is left out is told, and nothing where nothing is', () => {
  const teamless = exportReach({ id: 'p', roles: ['sales_lead'], teamId: null });
  expect(teamless).toEqual(nothing);
  expect([all, team, own, { ...team, engineerId: 'p' }, nothing].map(reachInWords)).toEqual([
    undefined,
    "Only events of your team's accounts are in it.",
    'Only events of your own features are in it.',
    "Only events of your team's accounts and of your own features are in it.",
    'You are in no team, so no event is in it.',
  ]);
});

describe('asking', () => {
  const act = actOf(person('pm'));
  const input = { format: 'csv' as const, filter: { kinds: ['unlocks' as const], from: noon } };
  const state = { total: 1204, upTo: 5000, open: 0 };

  test('keeps what was wanted, up to now, and tells it', () => {
    const filter = { kind: 'unlocks', from: noon.toISOString() };
    expect(askForExport(state, input, act)).toEqual({
      ok: true,
      next: { id: 'new-1', format: 'csv', filter, upTo: 5000, total: 1204 },
      events: [{ type: 'export.requested', exportId: 'new-1', format: 'csv', total: 1204, filter }],
    });
  });

  test('the chain is for those who may have all of it, and is whole', () => {
    const chain = { format: 'chain' as const, filter: {} };
    expect(askForExport(state, chain, act)).toMatchObject({
      ok: true,
      next: { format: 'chain', filter: {} },
    });
    expect(askForExport(state, { ...input, format: 'chain' }, act)).toMatchObject({ code: 'invalid' });
    const lead = actOf(person('sales_lead'));
    expect(askForExport(state, chain, lead)).toMatchObject({ code: 'forbidden' });
  });

  test.each([
    [{ total: 0 }, 'invalid'],
    [{ open: openExportsAtMost }, 'conflict'],
  ])('with %j is refused with a sentence', (changes, code) => {
    expect(askForExport({ ...state, ...changes }, input, act)).toEqual({
      ok: false,
      code,
      sentence: expect.stringMatching(aSentence),
    });
  });
});

test.each<TimelineFilterInput>([
  {},
  { feature: 'java-support', account: 'acme', text: 'a b' },
  { kinds: ['house', 'unlocks'], from: noon, to: new Date('2027-01-01T00:00:00Z') },
  { person: '00000000-0000-4000-8000-000000000000' },
])('a filter is the same after it was kept: %j', (filter) => {
  expect(filterFromText(filterAsText(filter))).toEqual(filter);
});
