import { describe, expect, test } from 'vitest';
import { addDays } from '#domain/dates.ts';
import { createDelegation, endDelegation, isAhead, isAway } from '#domain/delegations.ts';
import type { Role } from '#domain/permissions.ts';
import { actOf, aSentence, noon, person } from '#tests/support/facts.ts';

const pm = actOf(person('pm'));
const colleague = (...roles: Role[]) => ({ id: 'colleague', name: 'The colleague', roles, absences: [] });
const planned = (from: number, to: number, endedAt: Date | null = null) => ({
  id: 'delegation-1',
  startsAt: addDays(noon, from),
  endsAt: addDays(noon, to),
  endedAt,
});
const alone = { delegate: colleague('pm'), own: [] };
const week = { delegateId: 'colleague', startsAt: addDays(noon, 1), endsAt: addDays(noon, 8) };
const other = { id: 'other', name: 'The other' };

describe('naming who decides', () => {
  test.each([
    ['from later on', week, week.startsAt],
    ['from now on, when the beginning is past', { ...week, startsAt: addDays(noon, -1) }, noon],
    ['for 60 days', { ...week, startsAt: noon, endsAt: addDays(noon, 60) }, noon],
  ])('%s', (_name, input, startsAt) => {
    expect(createDelegation(alone, input, actOf(person('pm')))).toMatchObject({
      ok: true,
      next: { id: 'new-1', delegateId: 'colleague', startsAt, endsAt: input.endsAt },
      events: [
        {
          type: 'delegation.created',
          delegate: { id: 'colleague', name: 'The colleague' },
          startsAt: startsAt.toISOString(),
        },
      ],
    });
  });

  test('before or after another absence', () => {
    const own = [{ ...planned(8, 12), delegate: other }];
    expect(createDelegation({ ...alone, own }, week, pm)).toMatchObject({ ok: true });
  });

  test.each([
    ['invalid', 'oneself', { ...alone, delegate: { ...colleague('pm'), id: 'the-pm' } }, week],
    ['denied', 'somebody of another role', { ...alone, delegate: colleague('sales_lead', 'viewer') }, week],
    ['denied', 'somebody who approves nothing', { ...alone, delegate: colleague('admin') }, week],
    ['invalid', 'until before the beginning', alone, { ...week, endsAt: addDays(noon, 1) }],
    [
      'invalid',
      'until before now',
      alone,
      { ...week, startsAt: addDays(noon, -9), endsAt: addDays(noon, -1) },
    ],
    ['invalid', 'for more than 60 days', alone, { ...week, endsAt: addDays(noon, 62) }],
    ['conflict', 'a second one at a time', { ...alone, own: [{ ...planned(-1, 2), delegate: other }] }, week],
    [
      'denied',
      'somebody who is away too',
      { ...alone, delegate: { ...colleague('pm'), absences: [planned(7, 9)] } },
      week,
    ],
  ] as const)('is refused as %s: %s', (code, _what, state, input) => {
    expect(createDelegation(state, input, pm)).toMatchObject({
      ok: false,
      code,
      sentence: expect.stringMatching(aSentence),
    });
  });
});

describe('coming back', () => {
  const running = { ...planned(-1, 5), userId: 'the-pm', delegate: other };

  test('ends it', () => {
    expect(endDelegation(running, pm)).toMatchObject({
      ok: true,
      events: [{ type: 'delegation.ended', delegationId: 'delegation-1', delegate: other }],
    });
  });

  test.each([
    ['forbidden', 'by somebody else', { ...running, userId: 'somebody' }],
    ['conflict', 'when it ended', { ...running, endedAt: noon }],
    ['conflict', 'when it is over', { ...running, endsAt: noon }],
  ])('is refused as %s: %s', (code, _what, state) => {
    expect(endDelegation(state, pm)).toMatchObject({ code, sentence: expect.stringMatching(aSentence) });
  });
});

test.each([
  ['before it begins', planned(1, 5), false, true],
  ['when it begins', planned(0, 5), true, true],
  ['at its end', planned(-5, 0), false, false],
  ['after it was ended', planned(-1, 5, noon), false, false],
])('%s', (_name, delegation, awayNow, ahead) => {
  expect([isAway(delegation, noon), isAhead(delegation, noon)]).toEqual([awayNow, ahead]);
});
