import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { parseKey } from '#domain/api-keys.ts';
import { createKeyVerb } from '#server/commands/api-keys/create-key.ts';
import { revokeKeyVerb } from '#server/commands/api-keys/revoke-key.ts';
import { aSentence } from '#tests/support/facts.ts';
import { type Name, openTestHouse, type TestHouse } from '#tests/support/test-house.ts';

const key = { name: 'Checkout', kind: 'server', environmentKey: 'staging' };
const forbidden = { code: 'forbidden', sentence: expect.stringMatching(aSentence) };
let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});

describe('keys', () => {
  const may: readonly (readonly [Name, string, boolean])[] = [
    ['admin', 'production', true],
    ['admin', 'staging', true],
    ['engineer', 'staging', true],
    ['engineer', 'production', false],
    ['pm', 'staging', false],
    ['lead', 'staging', false],
    ['sales', 'staging', false],
    ['viewer', 'staging', false],
  ];
  test.each(may)('by %s for %s: %s', async (by, environmentKey, allowed) => {
    const made = await house.run(createKeyVerb, by, { ...key, environmentKey });
    expect(made).toMatchObject(allowed ? { ok: true } : forbidden);
    const { keyId } = await house.done(createKeyVerb, 'admin', { ...key, environmentKey });
    expect(await house.run(revokeKeyVerb, by, { keyId })).toMatchObject(allowed ? { ok: true } : forbidden);
  });

  test('are of an environment that is there, and of a time that is to come', async () => {
    const create = (changes: object) => house.run(createKeyVerb, 'admin', { ...key, ...changes });
    expect(await create({ environmentKey: 'moon' })).toMatchObject({ code: 'not_found' });
    expect(await create({ environmentKey: 'sta\u0000ging' })).toMatchObject({ code: 'invalid' });
    expect(await create({ expiresAt: new Date(house.now.getTime() - 1) })).toMatchObject({ code: 'invalid' });
    expect(await create({ expiresAt: new Date(house.now.getTime() + 60_000) })).toMatchObject({ ok: true });
  });

  test('are revoked once', async () => {
    const { keyId } = await house.done(createKeyVerb, 'admin', key);
    const before = await house.mark();
    await house.done(revokeKeyVerb, 'admin', { keyId });
    expect(await house.run(revokeKeyVerb, 'admin', { keyId })).toMatchObject({ code: 'conflict' });
    expect(await house.run(revokeKeyVerb, 'admin', { keyId: 'a'.repeat(16) })).toMatchObject({
      code: 'not_found',
    });
    expect(await house.told(before)).toEqual(['key.revoked']);
  });
});

describe('the secret', () => {
  test('is told once', async () => {
    const commandId = randomUUID();
    const first = await house.done(createKeyVerb, 'admin', key, { commandId });
    expect(parseKey(String(first.key))).toEqual({
      kind: 'server',
      environmentKey: 'staging',
      id: first.keyId,
    });
    const again = await house.done(createKeyVerb, 'admin', key, { commandId });
    expect(again).toEqual({ keyId: first.keyId, key: null, proofKey: null });
  });

  test('is nowhere in the database', async () => {
    const made = await house.done(createKeyVerb, 'admin', key);
    const secret = String(made.key).split('_').slice(4).join('_');
    expect(secret).toHaveLength(43);
    const tables = await house.sql<{ schema: string; name: string }[]>`
      select table_schema as schema, table_name as name from information_schema.tables
      where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`;
    expect(tables.map((table) => table.name)).toEqual(
      expect.arrayContaining(['api_keys', 'audit_events', 'command_records', 'job']),
    );
    const found = [];
    for (const { schema, name } of tables) {
      const rows = await house.sql`
        select 1 from ${house.sql(schema)}.${house.sql(name)} t where strpos(t::text, ${secret}) > 0`;
      if (rows.length > 0) found.push(name);
    }
    expect(found).toEqual([]);
    const [kept] =
      await house.sql`select count(*)::int from api_keys t where strpos(t::text, ${made.keyId}) > 0`;
    expect(kept?.count).toBe(1);
  });
});
