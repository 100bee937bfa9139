import { verify } from '@node-rs/argon2';
import { afterAll, expect, test } from 'vitest';
import { auditEvents } from '#db/schema/audit.ts';
import { users } from '#db/schema/users.ts';
import { firstAdminRoles } from '#domain/first-admin.ts';
import { openHouse } from '#server/house.ts';
import { testDatabase } from '#tests/support/database.ts';
import { makeTheFirstAdmin } from './make-first-admin.ts';

const house = openHouse((await testDatabase()).url);
afterAll(() => house.close());
const given = { name: 'Admin', email: 'Admin@latchkey.test', password: 'correct horse battery' };

test('many at once make one, with the roles to try everything, and the others are told so', async () => {
  expect(await makeTheFirstAdmin(house, { ...given, password: 'short' }, new Date())).toMatchObject({
    ok: false,
    code: 'invalid',
  });
  const outcomes = await Promise.all(
    Array.from({ length: 6 }, (_, n) =>
      makeTheFirstAdmin(house, { ...given, email: `admin-${n}@latchkey.test` }, new Date(), 'request-1'),
    ),
  );
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  expect(outcomes.filter(({ ok }) => !ok).map((one) => 'code' in one && one.code)).toEqual(
    Array.from({ length: 5 }, () => 'conflict'),
  );
  const [person, ...others] = await house.db.select().from(users);
  expect(others).toEqual([]);
  expect(person?.roles).toEqual(firstAdminRoles);
  expect(await verify(person?.passwordHash ?? '', given.password)).toBe(true);
  const events = await house.db.select().from(auditEvents);
  expect(events).toMatchObject([{ type: 'house.opened', actorId: person?.id, requestId: 'request-1' }]);
});
