import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ChangeFollower } from '#server/evaluation/snapshot/follow-changes.ts';
import { openTestHouse, type TestHouse } from '#tests/support/test-house.ts';

let house: TestHouse;
let follower: ChangeFollower;
const told: string[] = [];

beforeAll(async () => {
  house = await openTestHouse();
  follower = new ChangeFollower({
    url: house.url,
    onLost: () => told.push('lost'),
    onFound: () => told.push('found'),
  });
  await follower.start();
});
afterAll(() => follower.stop());

const knows = (key: string) => follower.snapshot?.feature(key) !== undefined;
const connectionsOf = (like: string) => house.sql<{ pid: number }[]>`
  select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and query ilike ${like}`;

test('a change is known at once', async () => {
  await house.feature('pm', { key: 'announced' });
  await expect.poll(() => knows('announced'), { timeout: 500, interval: 5 }).toBe(true);
});

test('a change whose announcement was lost is known within a second and a half', async () => {
  await house.sql.begin(async (tx) => {
    const [state] = await tx<{ revision: string }[]>`
      update evaluation_state set revision = revision + 1 returning revision`;
    await tx`select set_config('latchkey.revision', ${state?.revision ?? ''}, true)`;
    await tx`
      insert into features (id, key, name, summary, engineer_id, pm_id, stage, value_type, variants, on_variant,
        off_variant, created_at)
      values (gen_random_uuid(), 'silent', 'Silent', 'Nobody was told.', ${house.ids.engineer}, ${house.ids.pm}, 'beta',
        'boolean', '{"on": true, "off": false}', 'on', 'off', now())`;
  });
  await expect.poll(() => knows('silent'), { timeout: 1_500, interval: 10 }).toBe(true);
});

test('its connections are ended by the server and changes still arrive', async () => {
  const listening = await connectionsOf('listen%');
  expect(listening).toHaveLength(1);
  await house.sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()
      and (query ilike 'listen%' or query ilike '%evaluation_state%')`;
  await house.feature('pm', { key: 'after-the-end' });
  await expect.poll(() => knows('after-the-end'), { timeout: 2_500, interval: 10 }).toBe(true);
  await expect.poll(async () => (await connectionsOf('listen%')).length, { timeout: 3_000 }).toBe(1);
  await house.feature('pm', { key: 'and-quick-again' });
  await expect.poll(() => knows('and-quick-again'), { timeout: 500, interval: 5 }).toBe(true);
});

test('changes of many at once all arrive', async () => {
  const writer = postgres(house.url, { max: 8, onnotice: () => {} });
  const insert = (n: number) => writer`
    insert into accounts (id, key, name, owner_id, tier, region, type, created_at)
    values (gen_random_uuid(), ${`many-${n}`}, 'Many', ${house.ids.sales}, 'Business', 'EU', 'customer', now())`;
  await Promise.all(Array.from({ length: 200 }, (_, n) => insert(n)));
  await writer.end();
  const missing = () =>
    Array.from({ length: 200 }, (_, n) => `many-${n}`).filter((key) => !follower.snapshot?.account(key));
  await expect.poll(missing, { timeout: 1_500 }).toEqual([]);
});

test('a restored backup, whose revision is behind or whose epoch is another, is read anew', async () => {
  const before = follower.snapshot;
  await house.sql`update evaluation_state set revision = 1, epoch = gen_random_uuid()`;
  await follower.check();
  expect(follower.snapshot).not.toBe(before);
  expect(knows('announced')).toBe(true);
  expect(follower.snapshot?.position.revision).toBe(1);
});

test('without a database the snapshot stays, and the loss is told once', async () => {
  const gone = new ChangeFollower({
    url: house.url.replace(/\/[^/]*$/, '/no_such_database'),
    onLost: () => told.push('lost'),
    onFound: () => told.push('found'),
  });
  await gone.start();
  await gone.check();
  expect(gone.snapshot).toBeUndefined();
  expect(told.filter((word) => word === 'lost').length).toBeGreaterThan(0);
  const lost = told.length;
  await gone.check();
  expect(told).toHaveLength(lost);
  await gone.stop();
});
