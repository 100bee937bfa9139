import { expect, test } from 'vitest';
import { addDays } from '#domain/dates.ts';
import { type TimedGrant, timeToUnlockMs } from '#domain/time-to-unlock.ts';
import { noon } from '#tests/support/facts.ts';

const after = (ms: number) => new Date(noon.getTime() + ms);
const grant: TimedGrant = {
  intentAt: noon,
  createdAt: after(40_000),
  startsAt: after(40_000),
  carriedFrom: null,
};

test.each<[string, Partial<TimedGrant>, Date | null, number | undefined]>([
  ['counts from the intent, not from the unlock', {}, after(52_000), 52_000],
  [
    'counts from the start when it was to start later',
    { startsAt: addDays(noon, 3) },
    after(3 * 86_400_000 + 9000),
    9000,
  ],
  ['nothing while no app has seen it', {}, null, undefined],
  ['nothing of what only goes on', { carriedFrom: 'grant-0' }, after(52_000), undefined],
])('%s', (_what, changes, firstOnAt, ms) => {
  expect(timeToUnlockMs({ ...grant, ...changes }, firstOnAt)).toBe(ms);
});
