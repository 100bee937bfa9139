import { beforeAll, expect, test } from 'vitest';
import { openTestHouse, type TestHouse } from '#tests/support/test-house.ts';
import { makeSomebodyAdmin } from './make-admin.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse(4);
});

const make = (email: string, changes: object = {}) =>
  makeSomebodyAdmin(
    house.house,
    { email, newPassword: false, withoutSecondFactor: false, ...changes },
    house.now,
  );

test('somebody who left comes back as an admin with a password, signed out elsewhere and without a second factor', async () => {
  const { leaver } = house.ids;
  await house.sql`update users set active = false, roles_from = 'groups' where id = ${leaver}`;
  await house.sql`insert into second_factors (user_id, sealed_secret, created_at) values (${leaver}, 'sealed', now())`;
  await house.sql`
    insert into sessions (id, user_id, method, began_at, seen_at, expires_at)
    values (gen_random_uuid(), ${leaver}, 'password', now(), now(), now() + interval '1 day')`;
  const before = await house.mark();
  const outcome = await make('Leaver@latchkey.test', { newPassword: true, withoutSecondFactor: true });
  expect(outcome).toMatchObject({ ok: true, added: false, secondFactorTakenOff: true });
  const [row] = await house.sql`
    select roles, active, roles_from, password_hash,
      (select count(*)::int from second_factors where user_id = users.id) as factors,
      (select count(*)::int from sessions where user_id = users.id and ended_at is null) as sessions
    from users where id = ${leaver}`;
  expect(row).toMatchObject({
    roles: ['sales', 'admin'],
    active: true,
    roles_from: 'admins',
    factors: 0,
    sessions: 0,
  });
  expect(row?.password_hash).toMatch(/^\$argon2id\$/);
  expect(await house.told(before)).toEqual(['operator.admin_made']);
  const events = await house.sql<{ event: object }[]>`select event from audit_events where seq > ${before}`;
  expect(JSON.stringify(events)).not.toContain(outcome.ok ? outcome.password : '');
  await house.expectChain();
});

test('somebody new is added, and a refusal changes nothing', async () => {
  expect(await make('new@latchkey.test')).toMatchObject({ ok: false, code: 'not_found' });
  expect(await make('not an address')).toMatchObject({ ok: false, code: 'invalid' });
  expect(await make('new@latchkey.test', { name: 'The new admin' })).toMatchObject({
    ok: true,
    added: true,
    password: expect.stringMatching(/^\S{16,}$/),
  });
  expect(await make('new@latchkey.test')).toMatchObject({ ok: false, code: 'conflict' });
});
