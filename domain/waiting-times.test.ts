import { describe, expect, test } from 'vitest';
import { changeSettingsInput } from './inputs/settings.ts';
import { changeWaitingTimes, hoursInWords } from './waiting-times.ts';

const usual = { offerHours: 48, reminderHours: 24, escalationHours: 72 };

describe('waiting times', () => {
  test('that change are told before and after', () => {
    const wanted = { offerHours: 36, reminderHours: 24, escalationHours: 24 };
    expect(changeWaitingTimes(usual, wanted)).toEqual({
      ok: true,
      next: wanted,
      events: [
        {
          type: 'settings.changed',
          changes: [
            { what: 'a place is held', from: '2 days', to: '36 hours' },
            { what: 'others may answer after', from: '3 days', to: '1 day' },
          ],
        },
      ],
    });
  });

  test('are not changed over somebody else’s change that was not seen', () => {
    const wanted = { ...usual, offerHours: 36 };
    expect(changeWaitingTimes(usual, { ...wanted, seen: usual })).toMatchObject({ ok: true, next: wanted });
    expect(changeWaitingTimes(usual, { ...wanted, seen: { ...usual, reminderHours: 12 } })).toEqual({
      ok: false,
      code: 'stale',
      sentence:
        'Somebody else changed the waiting times after you opened them: approvers are reminded after 12 hours → 1 day. Look at them again, then save.',
    });
  });

  test('that are so already change nothing', () => {
    expect(changeWaitingTimes(usual, usual)).toEqual({
      ok: false,
      code: 'conflict',
      sentence: 'These are the waiting times already; nothing was changed.',
    });
  });

  test('let others answer no sooner than approvers are reminded', () => {
    expect(changeWaitingTimes(usual, { ...usual, escalationHours: 23 })).toEqual({
      ok: false,
      code: 'invalid',
      sentence: 'Others may answer no sooner than approvers are reminded: choose 1 day or more.',
    });
  });

  test.each([
    ['offerHours', 0, 'An offered place is held for 1 hour at least.'],
    ['offerHours', 721, 'An offered place is held for 30 days at most.'],
    ['offerHours', 1.5, 'How long an offered place is held is a whole number of hours.'],
    ['reminderHours', 0, 'Approvers are reminded after 1 hour at least.'],
    ['reminderHours', 721, 'Approvers are reminded after 30 days at most.'],
    ['escalationHours', 0, 'Others may answer after 1 hour at least.'],
    ['escalationHours', 1441, 'Others may answer after 60 days at most.'],
    ['escalationHours', '3', 'When others may answer is a whole number of hours.'],
  ])('%s of %s: %s', (name, hours, sentence) => {
    const parsed = changeSettingsInput.safeParse({ ...usual, [name]: hours });
    expect(parsed.error?.issues.map(({ message }) => message)).toEqual([sentence]);
  });

  test.each([
    [1, '1 hour'],
    [23, '23 hours'],
    [24, '1 day'],
    [36, '36 hours'],
    [720, '30 days'],
  ])('%i hours read %s', (hours, words) => {
    expect(hoursInWords(hours)).toBe(words);
  });
});
