import { randomBytes } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { openTestHouse, type TestHouse } from '#tests/support/test-house.ts';
import { rotateAndTell } from './rotate-secrets.ts';
import { sealedColumns, secondFactorPurpose, signingKeyPurpose } from './sealed-columns.ts';
import { createSealer } from './sealer.ts';

const [old, fresh, foreign] = [randomBytes(32), randomBytes(32), randomBytes(32)];
let house: TestHouse;

beforeAll(async () => {
  house = await openTestHouse(4);
  const sealer = createSealer([old]);
  for (const name of ['sales', 'pm'] as const) {
    const sealed = sealer.seal(`secret of ${name}`, secondFactorPurpose(house.ids[name]));
    await house.sql`
      insert into second_factors (user_id, sealed_secret, created_at) values (${house.ids[name]}, ${sealed}, now())`;
  }
  await house.sql`
    insert into signing_keys (id, public_key, sealed_private_key, created_at)
    values ('abcd', 'public', ${sealer.seal('private', signingKeyPurpose('abcd'))}, now())`;
});

const rotate = (keys: Buffer[]) => rotateAndTell(house.house, createSealer(keys), house.now);
const counts = async (keys: Buffer[]) => (await rotate(keys)).map(({ sealed, current }) => [sealed, current]);

test('what no key opens is named, and stays', async () => {
  await expect(rotate([foreign])).rejects.toThrow(
    /^The second factor of [0-9a-f-]{36} can not be opened with any of ENCRYPTION_KEYS: put back the key/,
  );
});

test('one that no key opens leaves all as they were, and nothing told', async () => {
  const put = (sealer: ReturnType<typeof createSealer>) => house.sql`
    update signing_keys set sealed_private_key = ${sealer.seal('private', signingKeyPurpose('abcd'))}`;
  await put(createSealer([foreign]));
  const before = await house.mark();
  await expect(rotate([fresh, old])).rejects.toThrow(/^The signing key abcd can not be opened/);
  for (const { secret } of await house.sql`select sealed_secret as secret from second_factors`)
    expect(createSealer([old]).isCurrent(secret)).toBe(true);
  expect(await house.told(before)).toEqual([]);
  await put(createSealer([old]));
});

test('everything is sealed with the first key, twice at once and again', async () => {
  const before = await house.mark();
  const both = await Promise.all([counts([fresh, old]), counts([fresh, old])]);
  const sealed = both.map((one) => one.reduce((sum, [count = 0]) => sum + count, 0));
  expect(sealed.reduce((sum, count) => sum + count)).toBe(3);
  expect(await counts([fresh, old])).toEqual([
    [0, 2],
    [0, 1],
  ]);
  expect(new Set(await house.told(before))).toEqual(new Set(['operator.secrets_sealed']));
  const alone = createSealer([fresh]);
  for (const { table, id, column, purpose } of sealedColumns)
    for (const row of await house.sql`select ${house.sql(id)}::text as id, ${house.sql(column)} as secret from ${house.sql(table)}`)
      expect(alone.open(row.secret, purpose(row.id))).toMatch(/^(secret of|private)/);
});

test('every column that is sealed is listed', async () => {
  const columns = await house.sql`
    select table_name as table, column_name as column from information_schema.columns
    where table_schema = 'public' and column_name like 'sealed%' order by 1, 2`;
  expect(columns.map((one) => ({ ...one }))).toEqual(
    sealedColumns.map(({ table, column }) => ({ table, column })),
  );
});
