import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { reminders } from '#db/schema/working.ts';
import { openTestHouse } from '#tests/support/test-house.ts';
import { firstTime } from './first-time.ts';

test('more than one statement can name are told, each once', { timeout: 60_000 }, async () => {
  const house = await openTestHouse();
  const wanted = Array.from({ length: 14_000 }, () => ({
    kind: 'request_reminded' as const,
    subjectId: randomUUID(),
    about: house.now,
  }));
  const tell = (some: typeof wanted) => house.db.transaction((tx) => firstTime(tx, some, house.now));
  expect(await tell(wanted.slice(0, 10))).toHaveLength(10);
  expect(await tell(wanted)).toHaveLength(wanted.length - 10);
  expect(await tell(wanted)).toEqual([]);
  expect(await house.db.$count(reminders)).toBe(wanted.length);
});
