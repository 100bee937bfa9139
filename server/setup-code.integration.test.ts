import { afterAll, expect, test, vi } from 'vitest';
import { makeTheFirstAdmin } from '#server/commands/people/make-first-admin.ts';
import { openHouse } from '#server/house.ts';
import { testDatabase } from '#tests/support/database.ts';
import { readSetupCode, sayHowToBegin } from './setup-code.ts';

const house = openHouse((await testDatabase()).url);
afterAll(() => house.close());
const secret = 'a secret of this house';

test('the same for every process of one house, another for another, gone once somebody is here', async () => {
  const code = await readSetupCode(house.db, secret);
  expect(code).toMatch(/^[a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4}$/);
  expect(await readSetupCode(house.db, secret)).toBe(code);
  expect(await readSetupCode(house.db, 'another secret')).not.toBe(code);
  const log = { info: vi.fn() };
  await sayHowToBegin(house.db, { AUTH_SECRET: secret, AUTH_URL: 'https://latchkey.example.com' }, log);
  expect(log.info).toHaveBeenCalledWith(
    `Nobody is here yet. Make the first admin at https://latchkey.example.com/welcome with the setup code ${code}`,
  );
  const given = { name: 'Admin', email: 'admin@latchkey.test', password: 'harbour lanterns at dawn' };
  expect(await makeTheFirstAdmin(house, given, new Date())).toMatchObject({ ok: true });
  expect(await readSetupCode(house.db, secret)).toBeUndefined();
});
