import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse } from '#server/house.ts';
import { type FaultDatabase, openFaultDatabase } from '#tests/support/fault-database.ts';
import { type KilledServer, keepServer } from '#tests/support/killed-servers.ts';
import { moveIn, type TestHouse, wish } from '#tests/support/test-house.ts';
import { type Submitted, submit } from '#tests/support/unrelenting-writer.ts';

const full = process.env.LATCHKEY_FULL === '1';
const writers = full ? 200 : 40;
/** In each one server is killed; in every third PostgreSQL is too. */
const rounds = full ? 45 : 2;
/** A server answers so long before it is killed, in milliseconds. */
const livesMs = full ? 2_000 : 700;
const seats = 10;

let database: FaultDatabase;
let house: TestHouse;
let close: () => Promise<void>;
let servers: readonly KilledServer[];

beforeAll(async () => {
  database = await openFaultDatabase();
  const opened = openHouse(database.url);
  close = opened.close;
  house = await moveIn(opened, database.url);
  house.now = new Date(Date.now() - 60_000);
  servers = await Promise.all([keepServer(database.url), keepServer(database.url)]);
  await Promise.all(servers.map((server) => server.untilUp()));
});
afterAll(async () => {
  await Promise.all((servers ?? []).map((server) => server.stop()));
  await close?.();
  await database.close();
});

test('no acknowledged write is lost or doubled while servers and database are killed', async () => {
  const features: string[] = [];
  for (let n = 0; n < 4; n++) features.push((await house.open({ seats })).featureId);
  const accounts: string[] = [];
  for (let n = 0; n < 40; n++) accounts.push(await house.account());
  const before = await house.mark();

  let over = false;
  const write = async (writer: number) => {
    const done: Submitted[] = [];
    for (let n = 0; !over; n++) {
      const one = (writer + n) % 2 === 0 ? unlock(features, accounts) : account(`w-${writer}-${n}`);
      done.push(await submit(servers, one));
      const earlier = done[Math.floor(Math.random() * done.length)];
      if (n % 2 === 0 && earlier) await expectSameAnswer(earlier);
    }
    return done;
  };
  const writing = Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)));
  for (let round = 0; round < rounds; round++) {
    const victim = servers[round % servers.length];
    await victim?.untilUp();
    await sleep(livesMs);
    victim?.kill();
    if (round % 3 === 1) await crashDatabase();
  }
  over = true;
  const done = (await writing).flat();

  await expect
    .poll(() => database.sql`select state, data from pgboss.job where state <> 'completed'`, {
      timeout: 10_000,
      interval: 100,
    })
    .toEqual([]);
  await expectOnce(done, before);
  await house.expectChain();
});

async function crashDatabase(): Promise<void> {
  database.crash();
  await sleep(200);
  await database.start();
}

function account(key: string) {
  const plain = { tier: 'Business', type: 'customer', arr: 50_000, region: 'EU' };
  const input = { key, name: key, ownerId: house.ids.sales, ...plain };
  return { verb: 'account', userId: house.ids.pm, commandId: randomUUID(), input } as const;
}

function unlock(features: readonly string[], accounts: readonly string[]) {
  const any = (list: readonly string[]) => list[Math.floor(Math.random() * list.length)] ?? '';
  const input = wish(any(features), any(accounts));
  return { verb: 'unlock', userId: house.ids.sales, commandId: randomUUID(), input } as const;
}

async function expectSameAnswer({ wanted, outcome }: Submitted): Promise<void> {
  const again = await submit(servers, wanted);
  if (outcome.ok) expect(again.outcome).toEqual(outcome);
}

/** Each submission that was told to be done is there with its own answer and one event; nothing else is. */
async function expectOnce(done: readonly Submitted[], before: number): Promise<void> {
  const { sql } = database;
  const made = done.filter(({ outcome }) => outcome.ok);
  const of = (verb: string) => made.filter(({ wanted }) => wanted.verb === verb);
  const answers = (verb: string, name: string) => of(verb).map(({ outcome }) => outcome.answer?.[name]);
  expect(Math.min(of('account').length, of('unlock').length)).toBeGreaterThan(0);

  const events = await sql<{ id: string }[]>`
    select command_id as id from audit_events where seq > ${before}`;
  expect(events.map(({ id }) => id).sort()).toEqual(made.map(({ wanted }) => wanted.commandId).sort());
  const grants = await sql<{ id: string }[]>`select id from grants`;
  expect(grants.map(({ id }) => id).sort()).toEqual(answers('unlock', 'grantId').sort());
  const accounts = await sql<{ id: string }[]>`select id from accounts where key like 'w-%'`;
  expect(accounts.map(({ id }) => id).sort()).toEqual(answers('account', 'accountId').sort());
  const rows = await sql<{ taken: number }[]>`
    select count(*)::int as taken from grants where ended_at is null group by round_id`;
  expect(Math.max(...rows.map(({ taken }) => taken))).toBeLessThanOrEqual(seats);
}
