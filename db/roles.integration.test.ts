import { randomUUID } from 'node:crypto';
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ensureRole } from '#db/roles.ts';
import { createKeyVerb } from '#server/commands/api-keys/create-key.ts';
import { startEvaluation } from '#tests/support/evaluation-server.ts';
import { openTestHouse, type TestHouse } from '#tests/support/test-house.ts';

const role = { kind: 'relay' as const, name: `relay_${randomUUID().slice(0, 8)}`, password: randomUUID() };
const single = '/ofrep/v1/evaluate/flags';
const context = { context: { targetingKey: 'acme' } };
let house: TestHouse;
let relayUrl: string;
let relay: Sql;
let key: string;
let featureId: string;
let flag: string;
let accountId: string;

beforeAll(async () => {
  house = await openTestHouse();
  const input = { name: 'App', kind: 'server', environmentKey: 'production' };
  key = String((await house.done(createKeyVerb, 'admin', input)).key);
  featureId = (await house.open()).featureId;
  accountId = await house.account('sales', { key: 'acme' });
  const [feature] = await house.sql<{ key: string }[]>`select key from features where id = ${featureId}`;
  flag = feature?.key ?? '';
  expect(await ensureRole(house.url, role)).toBe('created');
  const url = new URL(house.url);
  url.username = role.name;
  url.password = role.password;
  relayUrl = url.href;
  relay = postgres(relayUrl, { max: 1, onnotice: () => {} });
});
afterAll(async () => {
  await relay.end();
  await house.sql.unsafe(`drop owned by ${role.name}`);
  await house.sql.unsafe(`drop role ${role.name}`);
});

test('made again it is mended: what was given besides is taken back and the password is the new one', async () => {
  await house.sql.unsafe(`
    grant select, insert on users to ${role.name};
    create function hidden() returns int language sql as 'select 1';
    revoke all on function hidden() from public;
    grant execute on function hidden() to ${role.name};
    grant usage on schema pgboss, drizzle to ${role.name};
    grant select on pgboss.version, drizzle.__drizzle_migrations to ${role.name};`);
  expect((await relay`select hidden()`).count).toBe(1);
  expect(await ensureRole(house.url, role)).toBe('updated');
  for (const what of [
    'count(*) from users',
    'hidden()',
    '* from pgboss.version',
    '* from drizzle.__drizzle_migrations',
  ])
    await expect(relay.unsafe(`select ${what}`), what).rejects.toThrow(/permission denied/);
});

test('it keeps its password where that is asked for', async () => {
  const other = { ...role, password: randomUUID(), keepPassword: true };
  expect(await ensureRole(house.url, other)).toBe('updated');
  const again = postgres(relayUrl, { max: 1, onnotice: () => {} });
  expect((await again`select 1`).count).toBe(1);
  await again.end();
});

test('a role that is more than a relay is left alone', async () => {
  await expect(ensureRole(house.url, { ...role, name: 'postgres' })).rejects.toThrow(/choose another name/);
});

test('a relay on it answers, follows changes, and writes counts, first ons and uses of keys', async () => {
  const server = await startEvaluation(relayUrl);
  const ask = async () =>
    (await (await server.ask(`${single}/${flag}`, key, context)).json()) as { value: boolean };
  expect(await ask()).toMatchObject({ value: false, reason: 'DEFAULT' });
  const grantId = await house.grant(featureId, accountId);
  await house.sql`update grants set starts_at = now() - interval '1 second' where id = ${grantId}`;
  await expect.poll(async () => (await ask()).value, { timeout: 5_000 }).toBe(true);
  await server.stop();
  const [counted] =
    await house.sql`select on_count::int as "on" from evaluation_rollups where account_key = 'acme'`;
  expect(counted?.on).toBeGreaterThan(0);
  expect(await house.count('grant_activations')).toBe(1);
  const [used] = await house.sql`select last_used_at > now() - interval '1 minute' as recently from api_keys`;
  expect(used?.recently).toBe(true);
});

describe('it is refused', () => {
  test('changing any table that there is, and every column that evaluation does not read', async () => {
    const tables = await house.sql<{ name: string; columns: string[] }[]>`
      select format('%I.%I', n.nspname, c.relname) as name, array_agg(quote_ident(a.attname) order by attnum) as columns
      from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
      where c.relkind in ('r', 'p', 'v', 'm', 'f') and attnum > 0 and not attisdropped
        and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg\\_%'
      group by 1`;
    expect(tables.length).toBeGreaterThan(20);
    const allowed: string[] = [];
    const attempt = (statement: string) =>
      relay
        .begin((tx) => tx.unsafe(statement))
        .then(
          () => allowed.push(statement),
          (error: { code?: string }) => expect(error.code, statement).toBe('42501'),
        );
    for (const { name, columns } of tables) {
      const [column = ''] = columns;
      for (const statement of [
        `insert into ${name} default values`,
        `update ${name} set ${column} = ${column}`,
        `delete from ${name}`,
        `truncate ${name}`,
        `lock table ${name} in exclusive mode`,
        `select * from ${name}`,
      ])
        await attempt(statement);
    }
    expect(allowed).toEqual([]);
    for (const secret of ['password_hash from users', 'event from audit_events', 'reason from requests'])
      await attempt(`select ${secret}`);
    for (const personal of [
      'name from accounts',
      'reason from grants',
      'reason from exclusions',
      'name from api_keys',
    ])
      await attempt(`select ${personal}`);
    expect(allowed).toEqual([]);
  });

  test('making, changing or calling anything else', async () => {
    for (const statement of [
      'create table public.mine (id int)',
      'create schema mine',
      'drop table public.users',
      'create role mine',
      'alter table public.features add column mine int',
      'create function public.mine() returns int language sql as $$ select 1 $$',
      `select pg_read_file('/etc/passwd')`,
      'set role postgres',
    ])
      await expect(relay.unsafe(statement), statement).rejects.toMatchObject({ code: '42501' });
  });
});
