import { randomUUID } from 'node:crypto';
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ensureRole, mendAppRoles } from '#db/roles.ts';
import { revokeGrantVerb } from '#server/commands/access/revoke-grant.ts';
import { type House, openHouse } from '#server/house.ts';
import { startWorker } from '#server/outbox/worker.ts';
import { openTestHouse, TestHouse } from '#tests/support/test-house.ts';

const role = { kind: 'app' as const, name: `app_${randomUUID().slice(0, 8)}`, password: randomUUID() };
let owner: TestHouse;
let opened: House & { close(): Promise<void> };
let app: Sql;

beforeAll(async () => {
  owner = await openTestHouse();
  expect(await ensureRole(owner.url, role)).toBe('created');
  const url = new URL(owner.url);
  url.username = role.name;
  url.password = role.password;
  opened = openHouse(url.href);
  app = postgres(url.href, { max: 1, onnotice: () => {} });
});
afterAll(async () => {
  await app.end();
  await opened.close();
  await owner.sql.unsafe(`drop owned by ${role.name}`);
  await owner.sql.unsafe(`drop role ${role.name}`);
});

test('the app does its work with it: commands, their events, and the queue', async () => {
  const url = new URL(owner.url);
  url.username = role.name;
  url.password = role.password;
  const house = new TestHouse(opened, url.href, owner.ids);
  const { featureId } = await house.open();
  const grantId = await house.grant(featureId, await house.account());
  await house.done(revokeGrantVerb, 'pm', { grantId, reason: 'They do not need it any more.' });
  await house.expectChain();
  const worker = await startWorker({
    url: url.href,
    db: opened.db,
    onError: (error) => expect.unreachable(String(error)),
  });
  const waiting = () =>
    owner.sql`select from pgboss.job where name = 'audit-events' and state <> 'completed'`.then(
      ({ count }) => count,
    );
  await expect.poll(waiting, { timeout: 10_000 }).toBe(0);
  await worker.stop();
  expect(await owner.count('notifications')).toBeGreaterThan(0);
});

describe('the database refuses it', () => {
  test.each([
    'update audit_events set at = now()',
    "update audit_events set event = '{}' where seq = 1",
    'delete from audit_events',
    'truncate audit_events',
    'truncate audit_events, audit_head',
    'delete from audit_head',
    'insert into audit_head (id, seq, hash) values (2, 0, repeat($$0$$, 64))',
    'alter table audit_events disable trigger user',
    'drop trigger audit_events_append_only on audit_events',
    'drop table audit_events',
    'create rule gone as on insert to audit_events do instead nothing',
    'delete from audit_checkpoints',
    "insert into audit_checkpoints values (1, 'x', now(), 'x', 'x', 'x')",
    'delete from signing_keys',
    "update signing_keys set public_key = 'another'",
    "update policy_versions set rules = '[]'",
    'set session_replication_role = replica',
    'set role postgres',
    'create table mine (id int)',
    'alter table users add column mine int',
    'select * from drizzle.__drizzle_migrations',
    "copy audit_events to program 'cat'",
  ])('%s', async (statement) => {
    const before = await owner.sql`select count(*), max(hash) from audit_events`;
    await expect(app.unsafe(statement)).rejects.toMatchObject({ code: '42501' });
    expect(await owner.sql`select count(*), max(hash) from audit_events`).toEqual(before);
  });
});

test('what a migration adds is given to it, and what it had besides is taken back', async () => {
  await owner.sql.unsafe(`
    create table added_later (id int);
    grant truncate on users to ${role.name};
    grant delete on audit_events to ${role.name};`);
  await expect(app`select from added_later`).rejects.toMatchObject({ code: '42501' });
  const sql = postgres(owner.url, { max: 1, onnotice: () => {} });
  await mendAppRoles(sql);
  await sql.end();
  await app`insert into added_later values (1)`;
  await expect(app`delete from audit_events`).rejects.toMatchObject({ code: '42501' });
  await expect(app`truncate users cascade`).rejects.toMatchObject({ code: '42501' });
});
