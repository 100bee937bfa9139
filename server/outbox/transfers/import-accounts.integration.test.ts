import { randomUUID } from 'node:crypto';
import { and, asc, eq, inArray, like, sql } from 'drizzle-orm';
import { beforeAll, expect, test, vi } from 'vitest';
import { accounts } from '#db/schema/accounts.ts';
import { notifications } from '#db/schema/audit.ts';
import { importJobs, importRows } from '#db/schema/transfers.ts';
import { users } from '#db/schema/users.ts';
import { guessMapping } from '#domain/importing/guess-mapping.ts';
import { cancelImportVerb } from '#server/commands/imports/cancel-import.ts';
import { addImportRows, beginImport, discardImport } from '#server/commands/imports/import-drafts.ts';
import { startImportVerb } from '#server/commands/imports/start-import.ts';
import { type OwnWrite, runOwnWrite } from '#server/commands/own-write.ts';
import type { Result } from '#server/commands/verb.ts';
import { notify } from '#server/outbox/notify.ts';
import { type Name, openTestHouse, type TestHouse } from '#tests/support/test-house.ts';
import { forgetImportDrafts, importNext } from './import-accounts.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});

async function own<Raw, Input, Answer extends Result>(
  write: OwnWrite<Raw, Input, Answer>,
  input: unknown,
  by: Name = 'admin',
) {
  return runOwnWrite(house.house, write, input, { userId: house.ids[by], now: house.now });
}

const header = ['Account ID', 'Account Name', 'Owner Email', 'Plan', 'Annual Revenue'];
/** A file as a CRM writes it. */
const sample = (count: number, of: string) =>
  Array.from({ length: count }, (_, n) => [
    `${of}-${n}`,
    `${of} ${n}`,
    n % 2 ? 'sales@latchkey.test' : 'other-sales@latchkey.test',
    'Business',
    `$${n}k`,
  ]);

async function send(
  rows: readonly (readonly string[])[],
  columns = header,
  by: Name = 'admin',
): Promise<string> {
  const jobId = randomUUID();
  const otherwise = { ownerId: null, tier: 'Starter', region: 'EU', type: 'customer' };
  await own(
    beginImport,
    { jobId, fileName: 'accounts.csv', columns, fields: guessMapping(columns), otherwise },
    by,
  );
  const lines = rows.map((cells, place) => ({ line: place + 2, cells }));
  for (let first = 0; first < lines.length; first += 1000)
    await own(addImportRows, { jobId, rows: lines.slice(first, first + 1000) }, by);
  return jobId;
}

async function start(
  rows: readonly (readonly string[])[],
  columns = header,
  by: Name = 'admin',
): Promise<string> {
  const jobId = await send(rows, columns, by);
  await house.done(startImportVerb, by, { jobId, rows: rows.length });
  return jobId;
}

const madeOf = (of: string) => house.db.$count(accounts, like(accounts.crmId, `${of}-%`));
const next = () => importNext(house.house, house.now);
async function workAll(): Promise<number> {
  let steps = 0;
  while (await next()) steps++;
  return steps;
}

async function outcomes(jobId: string) {
  const rows = await house.db
    .select()
    .from(importRows)
    .where(eq(importRows.jobId, jobId))
    .orderBy(asc(importRows.line));
  return rows.map(({ line, outcome, problem }) => [line, outcome, problem] as const);
}
const statusOf = async (jobId: string) =>
  (await house.db.select().from(importJobs).where(eq(importJobs.id, jobId)))[0]?.status;

test('5,000 rows become accounts once, with an event each in the name of whoever asked, and a notice', async () => {
  const mark = await house.mark();
  const first = await start(sample(5_000, 'large'));
  await workAll();
  expect(await madeOf('large')).toBe(5_000);
  const told = await house.sql<{ type: string; actor: string | null; count: number }[]>`
    select type, actor_id as actor, count(*)::int as count from audit_events where seq > ${mark}
    group by 1, 2 order by 1`;
  expect([...told]).toEqual([
    { type: 'account.created', actor: house.ids.admin, count: 5_000 },
    { type: 'import.finished', actor: null, count: 1 },
    { type: 'import.started', actor: house.ids.admin, count: 1 },
  ]);
  const [one] = await house.db.select().from(accounts).where(eq(accounts.crmId, 'large-7'));
  expect(one).toMatchObject({ key: 'large-7', arr: 7_000, ownerId: house.ids.sales, tier: 'Business' });
  await house.expectChain();

  const again = await start(sample(5_000, 'large'));
  await workAll();
  expect(await madeOf('large')).toBe(5_000);
  expect(new Set((await outcomes(again)).map(([, outcome]) => outcome))).toEqual(new Set(['same']));
  expect([await statusOf(first), await statusOf(again)]).toEqual(['done', 'done']);

  await notify(house.db, { from: mark + 1, to: await house.mark() });
  const notices = await house.db
    .select()
    .from(notifications)
    .where(and(eq(notifications.userId, house.ids.admin), notifications.inApp));
  expect(notices).toHaveLength(2);
}, 60_000);

test('what crashes in the middle of a slice is begun again, and nothing is doubled', async () => {
  const jobId = await start(sample(500, 'crash'));
  await next();
  await next();
  expect((await outcomes(jobId)).filter(([, outcome]) => outcome === 'created')).toHaveLength(200);
  await house.sql.unsafe(`
    create function fail_once() returns trigger language plpgsql as $$
    begin if (select count(*) from accounts where crm_id like 'crash-%') > 300 then raise exception 'the power went off'; end if; return new; end $$;
    create trigger crash before insert on accounts for each row execute function fail_once()`);
  const mark = await house.mark();
  await expect(next()).rejects.toThrow();
  expect(await house.mark(), 'no event without its account').toBe(mark);
  expect((await outcomes(jobId)).filter(([, outcome]) => outcome === 'created')).toHaveLength(200);
  await house.sql`drop trigger crash on accounts`;
  await workAll();
  expect((await outcomes(jobId)).every(([, outcome]) => outcome === 'created')).toBe(true);
  expect(await madeOf('crash')).toBe(500);
  await house.expectChain();
});

test('two work at the same time, each on an import of its own', async () => {
  const [one, two] = [await start(sample(250, 'one')), await start(sample(250, 'two'))];
  while ((await Promise.all([next(), next(), next()])).some(Boolean));
  expect([await statusOf(one), await statusOf(two)]).toEqual(['done', 'done']);
  expect([await madeOf('one'), await madeOf('two')]).toEqual([250, 250]);
});

test('two files with the same CRM ids under other names, worked on at once, are the same accounts', async () => {
  const named = (name: string) =>
    sample(50, 'shared').map(([crmId = '', _name, ...rest]) => [crmId, `${name} of ${crmId}`, ...rest]);
  const jobs = [await start(named('Acme')), await start(named('Another'))];
  await house.db.update(importJobs).set({ status: 'running' }).where(inArray(importJobs.id, jobs));
  let release = () => {};
  const held = house.db.transaction(async (tx) => {
    // Neither slice can be committed before both have looked at the house.
    await tx.execute(sql`select from audit_head for update`);
    await new Promise<void>((resolve) => {
      release = resolve;
    });
  });
  const both = Promise.all([next(), next()]);
  await vi.waitUntil(async () => {
    const [waiting] = await house.sql`select count(*)::int as count from pg_locks where not granted`;
    return waiting?.count >= 2;
  });
  release();
  await Promise.all([held, both]);
  await workAll();
  expect(await madeOf('shared')).toBe(50);
});

test('a cell whose shown beginning would end within an emoji is refused like any other', async () => {
  const jobId = await start([
    ['emoji-1', 'Emoji', `${'a'.repeat(39)}😀 or so`, 'Business', '1'],
    ['emoji-2', 'No emoji', 'sales@latchkey.test', 'Business', '1'],
  ]);
  await workAll();
  expect(await outcomes(jobId)).toEqual([
    [2, 'refused', expect.stringMatching(/^“Owner Email” says “a{39}…”/)],
    [3, 'created', null],
  ]);
});

test('cancelling stops after the slice; what was imported stays', async () => {
  const jobId = await start(sample(500, 'stop'));
  await next();
  await next();
  await house.done(cancelImportVerb, 'admin', { jobId });
  expect(await workAll()).toBe(0);
  expect(await madeOf('stop')).toBe(200);
  expect((await house.told()).at(-1)).toBe('import.cancelled');
  expect(await house.run(cancelImportVerb, 'admin', { jobId })).toMatchObject({ code: 'conflict' });
});

test('lines are refused in words, and the rest goes on', async () => {
  const plain = { tier: 'Business', type: 'customer', arr: 84_000, region: 'EU' };
  await house.account('sales', { key: 'globex', name: 'Globex', crmId: '001', ...plain });
  const columns = ['Key', 'CRM id', 'Name', 'Owner Email', 'Plan', 'ARR'];
  const jobId = await start(
    [
      ['globex', '001', 'Globex', '', 'Enterprise', ''],
      ['GLOBEX', '', 'Globex', 'sales@latchkey.test', '', ''],
      ['initech', '', 'Initech', 'nobody@latchkey.test', 'Gold', '€5'],
      ['INITECH', '', 'Initech', 'sales@latchkey.test', '', '1.2m'],
      ['umbrella', '', 'Umbrella', 'sales@latchkey.test', '', '1.2m'],
      ['hooli', '', '=1+1', 'sales@latchkey.test', '', ''],
    ],
    columns,
  );
  await workAll();
  expect(await outcomes(jobId)).toEqual([
    [2, 'changed', null],
    [3, 'refused', 'Line 2 is of the same account; keep one of them.'],
    [4, 'refused', expect.stringMatching(/“Owner Email”.*“Plan”.*“ARR”/)],
    [5, 'refused', 'Line 4 is of the same account; keep one of them.'],
    [6, 'created', null],
    [7, 'refused', '“Name” holds a formula; export its value instead.'],
  ]);
  const rows = await house.db
    .select()
    .from(accounts)
    .where(inArray(accounts.key, ['globex', 'GLOBEX', 'initech', 'INITECH', 'umbrella', 'hooli']))
    .orderBy(asc(accounts.key));
  expect(rows.map(({ key, tier, arr }) => [key, tier, arr])).toEqual([
    ['globex', 'Enterprise', 84_000],
    ['umbrella', 'Starter', 1_200_000],
  ]);
});

test('whoever may not import any more imports nothing more', async () => {
  const jobId = await start(sample(300, 'demoted'));
  await next();
  await house.db
    .update(users)
    .set({ roles: ['viewer'] })
    .where(eq(users.id, house.ids.admin));
  await workAll();
  await house.db
    .update(users)
    .set({ roles: ['admin'] })
    .where(eq(users.id, house.ids.admin));
  expect(await statusOf(jobId)).toBe('cancelled');
  expect(await madeOf('demoted')).toBe(0);
});

test('a file is its sender’s: lines that were sent twice are kept once, what is missing is told, nobody else adds', async () => {
  const jobId = await send(sample(3, 'sent'));
  await own(addImportRows, { jobId, rows: [{ line: 2, cells: ['again'] }] });
  expect(await house.run(startImportVerb, 'admin', { jobId, rows: 4 })).toMatchObject({
    code: 'stale',
    sentence: expect.stringContaining('Only 3 of 4 lines arrived'),
  });
  expect(await own(addImportRows, { jobId, rows: [] }, 'pm')).toMatchObject({ code: 'forbidden' });
  await house.db
    .update(users)
    .set({ roles: ['admin'] })
    .where(eq(users.id, house.ids.pm));
  expect(await own(addImportRows, { jobId, rows: [] }, 'pm')).toMatchObject({ code: 'not_found' });
  expect(await house.run(startImportVerb, 'pm', { jobId, rows: 3 })).toMatchObject({ code: 'not_found' });
  expect(await house.run(cancelImportVerb, 'pm', { jobId })).toMatchObject({ code: 'not_found' });
  await house.db
    .update(users)
    .set({ roles: ['pm'] })
    .where(eq(users.id, house.ids.pm));
  await house.done(startImportVerb, 'admin', { jobId, rows: 3 });
  expect(await own(addImportRows, { jobId, rows: [] })).toMatchObject({ code: 'conflict' });
  expect(await own(discardImport, { jobId })).toMatchObject({ code: 'conflict' });
});

test('files that were never started are forgotten after a day', async () => {
  const draft = await send(sample(3, 'old'));
  const started = await start(sample(3, 'old'));
  await forgetImportDrafts(house.house, new Date(house.now.getTime() + 25 * 3_600_000));
  expect([await statusOf(draft), await statusOf(started)]).toEqual([undefined, 'waiting']);
});
