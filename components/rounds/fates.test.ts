import { describe, expect, test } from 'vitest';
import { countOf, dayField, everybody, fatesOf, type Holder, planOf } from '#components/rounds/fates.ts';

const expiresAt = new Date('2026-12-20T12:00:00');
const holders: Holder[] = ['a', 'b', 'c'].map((grantId) => ({ grantId, expiresAt }));
const said = (fates: ReadonlyMap<string, string>) => holders.map(({ grantId }) => fates.get(grantId));

describe('who goes on', () => {
  test.each([
    [0, ['end', 'end', 'end']],
    [2, ['carry', 'carry', 'end']],
    [9, ['carry', 'carry', 'carry']],
  ])('with %i places left', (left, fates) => {
    expect(said(fatesOf(holders, new Map(), left))).toEqual(fates);
    expect(said(fatesOf(holders, everybody(holders, 'carry', left), left))).toEqual(fates);
  });

  test('a choice takes its place first', () => {
    expect(said(fatesOf(holders, new Map([['c', 'carry']]), 2))).toEqual(['carry', 'end', 'carry']);
    expect(said(fatesOf(holders, new Map([['a', 'end']]), 2))).toEqual(['end', 'carry', 'carry']);
  });

  test('nobody, when all are ended', () => {
    const fates = fatesOf(holders, everybody(holders, 'end', 3), 3);
    expect(countOf(fates, 'end')).toBe(3);
  });
});

test('an end at a day is its last second, and never later than the one it has', () => {
  const [first = { grantId: 'a', expiresAt }] = holders;
  const until = (day: string) => planOf([first], new Map([['a', 'end_on']]), day);
  expect(until('2026-12-06')).toEqual([
    { grantId: 'a', fate: 'end_on', endsOn: new Date('2026-12-06T23:59:59') },
  ]);
  expect(until('2026-12-30')).toEqual([{ grantId: 'a', fate: 'end_on', endsOn: expiresAt }]);
  expect(planOf([first], new Map([['a', 'carry']]), '')).toEqual([{ grantId: 'a', fate: 'carry' }]);
});

test('a day as a date field says it', () => {
  expect(dayField(new Date('2026-02-03T23:59:59'))).toBe('2026-02-03');
});
