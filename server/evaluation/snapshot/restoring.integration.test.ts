import { randomUUID } from 'node:crypto';
import { copyFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { createDatabase, dropDatabase } from '#db/databases.ts';
import type { Changed } from './changed.ts';
import { ChangeFollower } from './follow-changes.ts';
import { readPosition } from './read-rows.ts';

const folder = mkdtempSync(join(tmpdir(), 'latchkey-restoring-'));
const name = `restoring_${randomUUID().slice(0, 8)}`;
const backup = `${name}_backup`;
const file = join(folder, 'copy.bin');
const followers: ChangeFollower[] = [];
let admin: Sql;
let url: string;

beforeAll(async () => {
  admin = postgres(inject('adminUrl'), { max: 1, onnotice: () => {} });
  url = await createDatabase(inject('adminUrl'), name, { template: inject('templateDatabase') });
});
afterAll(async () => {
  for (const follower of followers) await follower.stop();
  await admin.end();
  for (const database of [name, backup]) await dropDatabase(inject('adminUrl'), database);
  rmSync(folder, { recursive: true });
});

interface Followed {
  readonly follower: ChangeFollower;
  readonly troubles: string[];
  readonly changes: Changed[];
}

async function follow(options: { url?: string; file?: string } = {}): Promise<Followed> {
  const [troubles, changes]: [string[], Changed[]] = [[], []];
  const follower = new ChangeFollower({
    url,
    ...options,
    onLost: () => {},
    onFound: () => {},
    onChanged: (changed) => changes.push(changed),
    onFileTrouble: (_error, sentence) => troubles.push(sentence),
  });
  followers.push(follower);
  await follower.start();
  return { follower, troubles, changes };
}

async function within<T>(database: string, act: (sql: Sql) => Promise<T>): Promise<T> {
  const sql = postgres(database, { max: 1, onnotice: () => {} });
  try {
    return await act(sql);
  } finally {
    await sql.end();
  }
}

const addAccount = (database: string, key: string) =>
  within(
    database,
    (sql) => sql`
      with owner as (
        insert into users (id, email, name, roles, created_at)
        values (gen_random_uuid(), ${`${key}@latchkey.test`}, 'Owner', '{sales}', now()) returning id
      )
      insert into accounts (id, key, name, owner_id, tier, region, type, created_at)
      select gen_random_uuid(), ${key}, 'Account', id, 'Business', 'EU', 'customer', now() from owner`,
  );

async function disconnectAll(database: string): Promise<void> {
  await admin`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${database}`;
}

/** The backup takes the database's place at the same address. */
async function restoreBackup(): Promise<void> {
  await admin.unsafe(`alter database ${name} with allow_connections false`);
  await disconnectAll(name);
  await admin.unsafe(`alter database ${name} rename to ${name}_lost`);
  await admin.unsafe(`alter database ${backup} rename to ${name}`);
  await dropDatabase(inject('adminUrl'), `${name}_lost`);
}

test('it starts from the copy with the database away, tells its age and catches up later', async () => {
  await addAccount(url, 'first');
  const { follower: before } = await follow({ file });
  await expect.poll(() => existsSync(file)).toBe(true);
  await addAccount(url, 'second');
  await expect.poll(() => before.snapshot?.account('second')).toBeDefined();
  await before.stop();
  const confirmedAt = before.confirmedAt;
  await admin.unsafe(`alter database ${name} with allow_connections false`);
  await disconnectAll(name);
  const { follower: after, troubles } = await follow({ file });
  expect(after.snapshot?.account('second')).toBeDefined();
  expect(after.confirmedAt).toBe(confirmedAt);
  await admin.unsafe(`alter database ${name} with allow_connections true`);
  const kept = after.snapshot;
  await addAccount(url, 'third');
  await expect.poll(() => after.snapshot?.account('third'), { timeout: 5_000 }).toBeDefined();
  expect(after.snapshot).toBe(kept);
  expect(after.confirmedAt).toBeGreaterThan(confirmedAt ?? 0);
  expect(troubles).toEqual([]);
  await after.stop();
});

test('a copy that is damaged or of another database is left alone, and everything is read anew', async () => {
  const damaged = join(folder, 'damaged.bin');
  writeFileSync(damaged, 'not a copy');
  const first = await follow({ file: damaged });
  expect(first.troubles).toHaveLength(1);
  expect(first.follower.snapshot?.account('first')).toBeDefined();
  await first.follower.stop();
  const other = join(folder, 'other.bin');
  copyFileSync(file, other);
  const second = await follow({
    file: other,
    url: inject('adminUrl').replace(/\/[^/]*$/, '/no_such_database'),
  });
  expect(second.troubles).toHaveLength(1);
  expect(second.follower.snapshot).toBeUndefined();
  await second.follower.stop();
});

test('what changed is told: an account for its own changes, everybody when all is read anew', async () => {
  const { follower, changes } = await follow();
  expect(changes).toEqual([{ everybody: true, accountKeys: new Set(), keys: true }]);
  await addAccount(url, 'told');
  await expect.poll(() => changes.length).toBe(2);
  expect(changes[1]).toEqual({ everybody: false, accountKeys: new Set(['told']), keys: false });
  await within(url, (sql) => sql`update evaluation_state set epoch = gen_random_uuid()`);
  await follower.check();
  expect(changes.at(-1)).toEqual({ everybody: true, accountKeys: new Set(), keys: true });
  await follower.stop();
});

test('a backup restored in its place is noticed at the same revision, by a running and by a new process', async () => {
  await disconnectAll(name);
  await createDatabase(inject('adminUrl'), backup, { template: name });
  const { follower } = await follow({ file });
  await addAccount(url, 'lost');
  await addAccount(url.replace(name, backup), 'instead');
  const positions = await Promise.all(
    [url, url.replace(name, backup)].map((database) => within(database, readPosition)),
  );
  expect(positions[0]?.revision).toBe(positions[1]?.revision);
  await expect.poll(() => follower.snapshot?.account('lost'), { timeout: 5_000 }).toBeDefined();
  await follower.stop();
  const { follower: running } = await follow();
  await restoreBackup();
  await expect.poll(() => running.snapshot?.account('instead'), { timeout: 8_000 }).toBeDefined();
  expect(running.snapshot?.account('lost')).toBeUndefined();
  const { follower: started } = await follow({ file });
  await expect.poll(() => started.snapshot?.account('instead'), { timeout: 8_000 }).toBeDefined();
  expect(started.snapshot?.account('lost')).toBeUndefined();
});

test('a role that may not know the server still follows by the epoch of the database itself', async () => {
  const role = `narrow_${randomUUID().slice(0, 8)}`;
  await within(url, async (sql) => {
    await sql.unsafe(`create role ${role}; grant select on all tables in schema public to ${role}`);
    const known = await readPosition(sql);
    await sql.unsafe(
      `revoke execute on function pg_control_system(), pg_current_wal_insert_lsn() from public; set role ${role}`,
    );
    const narrow = await readPosition(sql);
    expect(narrow).toMatchObject({ revision: known.revision, wal: null });
    expect(known.epoch.startsWith(narrow.epoch)).toBe(true);
    expect(known.wal).toBeGreaterThan(0);
    await sql.unsafe(
      `reset role; grant execute on function pg_control_system(), pg_current_wal_insert_lsn() to public; drop owned by ${role}; drop role ${role}`,
    );
  });
});
