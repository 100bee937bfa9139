import { afterAll, beforeAll, expect, test } from 'vitest';
import { stages } from '#domain/lifecycle.ts';
import { type House, openHouse } from '#server/house.ts';
import { testDatabase } from '#tests/support/database.ts';
import { expectChain } from '#tests/support/expect-chain.ts';
import { fillLarge } from './fill.ts';

const size = { features: 40, accounts: 300, grants: 2_000, events: 3_000 };
const now = new Date('2026-11-20T10:30:00Z');

let house: House & { close(): Promise<void> };
beforeAll(async () => {
  house = openHouse((await testDatabase()).url, 2);
  await fillLarge(house.sql, { size, now });
});
afterAll(() => house.close());

test('there is as much of everything as was asked for, and features of each stage', async () => {
  const [many] = await house.sql`
    select (select count(*)::int from features) as features, (select count(*)::int from accounts) as accounts,
      (select count(*)::int from grants) as grants, (select count(*)::int from audit_events) as events`;
  expect(many).toEqual(size);
  const found = await house.sql<{ stage: string }[]>`select distinct stage from features`;
  expect(found.map(({ stage }) => stage).sort()).toEqual([...stages].sort());
});

test('its audit trail is a valid chain', () => expectChain(house));

test('what the resting triggers hold is true: no round is overfull, every row refers to one that is there', async () => {
  const overfull = await house.sql`
    select id from rounds where seats_taken(id, ${now.toISOString()}, null) > seats`;
  expect(overfull).toEqual([]);
  const references = await house.sql<{ child: string; parent: string; own: string; other: string }[]>`
    select conrelid::regclass::text as child, confrelid::regclass::text as parent, a.attname as own, b.attname as other
    from pg_constraint c
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    join pg_attribute b on b.attrelid = c.confrelid and b.attnum = c.confkey[1]
    where c.contype = 'f' and c.connamespace = 'public'::regnamespace and cardinality(c.conkey) = 1`;
  expect(references.length).toBeGreaterThan(20);
  for (const { child, parent, own, other } of references) {
    const [lost] = await house.sql.unsafe(
      `select from ${child} c where c."${own}" is not null and not exists (select from ${parent} p where p."${other}" = c."${own}") limit 1`,
    );
    expect(lost, `${child}.${own}`).toBeUndefined();
  }
});

test('some of each live, wait, were decided, are asked for and are used', async () => {
  const rows = await house.sql<{ kind: string; many: number }[]>`
    select status as kind, count(*)::int as many from requests group by 1
    union all select 'living', count(*)::int from grants where upper(lives) > ${now.toISOString()}
    union all select 'ended', count(*)::int from grants where upper(lives) <= ${now.toISOString()}
    union all select 'scheduled', count(*)::int from grants where starts_at > ${now.toISOString()}
    union all select 'interests', count(*)::int from interests where settled_at is null
    union all select 'rollups', count(*)::int from evaluation_rollups
    union all select 'days', count(*)::int from evaluation_days
    union all select 'notices', count(*)::int from notifications
    union all select 'exclusions', count(*)::int from exclusions`;
  const many = Object.fromEntries(rows.map((row) => [row.kind, row.many]));
  for (const kind of ['pending', 'waitlisted', 'offered', 'approved', 'rejected'])
    expect(many[kind], kind).toBeGreaterThan(0);
  for (const kind of [
    'living',
    'ended',
    'scheduled',
    'interests',
    'rollups',
    'days',
    'notices',
    'exclusions',
  ])
    expect(many[kind], kind).toBeGreaterThan(0);
});

test('the triggers are awake again', async () => {
  await expect(house.sql`update audit_events set type = 'feature.created'`).rejects.toThrow('append-only');
});
