import { asc, desc } from 'drizzle-orm';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { auditEvents } from '#db/schema/audit.ts';
import type { TimelineFilterInput } from '#domain/inputs/timeline.ts';
import { openHouse } from '#server/house.ts';
import { notify } from '#server/outbox/notify.ts';
import { noticesOf } from '#server/queries/notices.ts';
import { type ExportDesk, openExportDesk, partSize } from '#tests/support/export-desk.ts';
import type { TestHouse } from '#tests/support/test-house.ts';
import { writeNextPart } from './write-exports.ts';

let desk: ExportDesk;
let house: TestHouse;
beforeAll(async () => {
  desk = await openExportDesk();
  house = desk.house;
});
beforeEach(() => desk.cancelAll());

const wide = { from: new Date('2020-01-01'), to: new Date('2199-01-01') };
const filters: [string, () => TimelineFilterInput][] = [
  ['everything', () => ({})],
  ['a feature', () => ({ feature: desk.keys.feature })],
  ['an account', () => ({ account: desk.keys.account })],
  ['a person', () => ({ person: house.ids.sales })],
  ['two kinds', () => ({ kinds: ['unlocks', 'house'] })],
  ['days', () => wide],
  ['words', () => ({ text: 'quoted' })],
  ['all of them', () => ({ ...wide, feature: desk.keys.feature, kinds: ['unlocks'], person: house.ids.pm })],
];

test.each(filters)('an export of %s is what the timeline shows of it', async (_name, filterOf) => {
  const filter = filterOf();
  const { exportId, total } = await desk.asked('pm', filter);
  const { upTo } = await desk.job(exportId);
  await desk.writeAll();
  const rows = await desk.rows('pm', exportId);
  expect(rows.map(({ seq }) => Number(seq))).toEqual(await desk.shown(filter, upTo));
  expect(rows).toHaveLength(total);
  expect(total).toBeGreaterThan(0);
  expect(await desk.job(exportId)).toMatchObject({ status: 'done', total, written: total, problem: null });
});

test('asking is told with how many there are, and its end to whoever asked', async () => {
  const before = await house.mark();
  const { exportId, total } = await desk.asked('pm', { kinds: ['unlocks'] });
  await desk.writeAll();
  expect(await house.told(before)).toEqual(['export.requested', 'export.finished']);
  const events = await house.db.select().from(auditEvents).orderBy(desc(auditEvents.seq)).limit(2);
  const about = { exportId, format: 'csv', total };
  expect(events.map(({ event }) => event)).toEqual([
    { type: 'export.finished', ...about, askedBy: { id: house.ids.pm, name: 'The pm' } },
    { type: 'export.requested', ...about, filter: { kind: 'unlocks' } },
  ]);
  await notify(house.db, { from: before + 1, to: await house.mark() });
  const { notices } = await noticesOf(house.db, house.ids.pm, {});
  expect(notices[0]?.event).toMatchObject({ type: 'export.finished', exportId });
  await house.expectChain();
});

test('cells that a spreadsheet would calculate are harmless, and come back as they were', async () => {
  const { exportId } = await desk.asked('pm', { text: 'quoted' });
  await desk.writeAll();
  const text = await desk.file('pm', exportId);
  expect(text.startsWith('\uFEFF')).toBe(true);
  const rows = await desk.rows('pm', exportId);
  expect(rows).toHaveLength(3);
  for (const row of rows) {
    expect(row.reason).toBe('\'=1+1, "quoted"\nand more');
    for (const cell of Object.values(row)) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
  }
});

test('a JSON Lines export holds the chain as it is', async () => {
  const { exportId, total } = await desk.asked('admin', {}, 'json');
  await desk.writeAll();
  const lines = (await desk.file('admin', exportId))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines).toHaveLength(total);
  const all = await house.db.select().from(auditEvents).orderBy(asc(auditEvents.seq)).limit(Number(total));
  expect(lines.reverse()).toEqual(
    all.map(({ seq, at, commandId, actor, event, prevHash, hash }) => ({
      ...{ seq, at: at.toISOString(), commandId, actor, event, prevHash, hash },
    })),
  );
});

test('a crash in the middle of a part loses nothing and doubles nothing', async () => {
  const { exportId, total } = await desk.asked('pm');
  const { upTo } = await desk.job(exportId);
  await desk.write();
  await house.sql.unsafe(`
    create function stand_still() returns trigger language plpgsql as $$
    begin perform pg_sleep(30); return new; end $$;
    create trigger still before insert on export_parts for each row execute function stand_still()`);
  const other = openHouse(house.url, 1);
  const dying = writeNextPart(other, house.now, partSize).then(
    () => 'written',
    () => 'died',
  );
  const sleeping = () =>
    house.sql<{ pid: number }[]>`select pid from pg_stat_activity
      where datname = current_database() and wait_event = 'PgSleep'`;
  await expect.poll(async () => (await sleeping()).length, { timeout: 10_000 }).toBe(1);
  expect(await desk.write(), 'nobody else takes it meanwhile').toBe(false);
  for (const { pid } of await sleeping()) await house.sql`select pg_terminate_backend(${pid})`;
  expect(await dying).toBe('died');
  await other.close();
  await house.sql.unsafe('drop trigger still on export_parts; drop function stand_still()');
  expect(await desk.job(exportId)).toMatchObject({ status: 'running', written: partSize });
  await desk.writeAll();
  const seqs = await desk.seqs('pm', exportId);
  expect(seqs).toEqual(await desk.shown({}, upTo));
  expect(seqs).toHaveLength(Number(total));
});

test('several writers at once write each part once', async () => {
  const { exportId, total } = await desk.asked('pm');
  while ((await desk.job(exportId)).status !== 'done') await Promise.all([1, 2, 3].map(() => desk.write()));
  const seqs = await desk.seqs('pm', exportId);
  expect(new Set(seqs).size).toBe(seqs.length);
  expect(seqs).toHaveLength(Number(total));
});

test('what can not be written is given up with a sentence, and keeps no other from being written', async () => {
  const broken = await desk.asked('pm', { feature: desk.keys.feature });
  const whole = await desk.asked('pm', { account: desk.keys.account });
  await house.sql.unsafe(`
    create function refuse_part() returns trigger language plpgsql as $$
    begin if new.job_id = '${broken.exportId}' then raise exception 'no room'; end if; return new; end $$;
    create trigger broken before insert on export_parts for each row execute function refuse_part()`);
  await expect(desk.write()).rejects.toThrow();
  await desk.writeAll();
  await house.sql.unsafe('drop trigger broken on export_parts; drop function refuse_part()');
  expect(await desk.job(broken.exportId)).toMatchObject({
    status: 'failed',
    problem: 'It could not be written to its end. Ask for it again.',
  });
  expect((await desk.job(whole.exportId)).status).toBe('done');
});
