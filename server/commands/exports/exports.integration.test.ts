import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { openExportsAtMost } from '#domain/asking-for-exports.ts';
import { addDays } from '#domain/dates.ts';
import type { TimelineFilterInput } from '#domain/inputs/timeline.ts';
import { exportFile } from '#server/api/export-file.ts';
import { cancelExport } from '#server/commands/exports/cancel-export.ts';
import { runOwnWrite } from '#server/commands/own-write.ts';
import { dropOldExports } from '#server/outbox/transfers/write-exports.ts';
import { exportPreview, exportsOf } from '#server/queries/exports.ts';
import { type ExportDesk, openExportDesk, partSize } from '#tests/support/export-desk.ts';
import type { Name, TestHouse } from '#tests/support/test-house.ts';

let desk: ExportDesk;
let house: TestHouse;
beforeAll(async () => {
  desk = await openExportDesk();
  house = desk.house;
});
beforeEach(() => desk.cancelAll());

test('a lead gets the team’s accounts, an engineer their own features, and neither anything else', async () => {
  const reached = async (by: Name, filter: TimelineFilterInput = {}) => {
    const { exportId } = await desk.asked(by, filter);
    await desk.writeAll();
    return desk.seqs(by, exportId);
  };
  const wanted = async (where: string) =>
    (
      await house.sql.unsafe<{ seq: string }[]>(
        `select seq from audit_events where ${where} and type not like 'export.%' order by seq desc`,
      )
    ).map(({ seq }) => Number(seq));
  const ofTeam = (team: string) =>
    `account_id in (select a.id from accounts a join teams t on t.id = a.team_id where t.name = '${team}')`;
  const north = await reached('lead');
  expect(north).toEqual(await wanted(ofTeam('north')));
  expect(north.length).toBeGreaterThan(0);
  expect(await reached('other-lead')).toEqual(await wanted(ofTeam('south')));
  expect(await reached('lead', { kinds: ['unlocks'] })).toEqual(
    await wanted(`${ofTeam('north')} and type like 'grant.%'`),
  );
  expect(await reached('engineer')).toEqual(await wanted('feature_id is not null'));
  expect(await exportPreview(house.db, {}, await desk.person('lead'))).toEqual({
    total: north.length,
    only: "Only events of your team's accounts are in it.",
  });
});

test('who may not export is refused, and so is what lies outside one’s reach', async () => {
  for (const by of ['viewer', 'sales'] as const) {
    expect(await desk.ask(by)).toMatchObject({ code: 'forbidden' });
    expect(await exportPreview(house.db, {}, await desk.person(by))).toBeNull();
  }
  expect(await desk.ask('other-lead', { account: desk.keys.account })).toMatchObject({ code: 'forbidden' });
  await house.sql`update features set engineer_id = ${house.ids.pm} where key = ${desk.keys.feature}`;
  expect(await desk.ask('engineer', { feature: desk.keys.feature })).toMatchObject({ code: 'forbidden' });
  await house.sql`update features set engineer_id = ${house.ids.engineer} where key = ${desk.keys.feature}`;
  expect(await desk.ask('pm', { feature: 'nothing' })).toMatchObject({ code: 'not_found' });
  expect(await desk.ask('pm', { person: randomUUID() })).toMatchObject({
    code: 'invalid',
    sentence: 'There is nothing to export: no event matches these filters.',
  });
});

test('whoever may not any more gets nothing that is still to be written, or was', async () => {
  const done = await desk.asked('second-lead');
  await desk.writeAll();
  const open = await desk.asked('second-lead');
  await house.sql`update users set roles = '{sales}' where id = ${house.ids['second-lead']}`;
  await desk.writeAll();
  expect(await desk.job(open.exportId)).toMatchObject({
    status: 'failed',
    problem: 'Your role may not export any more.',
  });
  expect((await desk.fetched('second-lead', done.exportId)).status).toBe(404);
});

test('only whoever asked can fetch it, as a file and not before its end', async () => {
  const { exportId } = await desk.asked('pm');
  expect((await desk.fetched('pm', exportId)).status).toBe(404);
  await desk.writeAll();
  const response = await desk.fetched('pm', exportId);
  const day = (await desk.job(exportId)).createdAt.toISOString().slice(0, 10);
  expect(Object.fromEntries(response.headers)).toEqual({
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="timeline-${day}.csv"`,
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
  });
  await response.body?.cancel();
  for (const [by, id] of [
    ['admin', exportId],
    ['pm', randomUUID()],
    ['pm', 'nothing'],
  ] as const)
    expect((await desk.fetched(by, id)).status).toBe(404);
  expect((await exportFile({ user: null, house: house.house }, exportId)).status).toBe(404);
  expect(await exportsOf(house.db, house.ids.admin)).not.toContainEqual(
    expect.objectContaining({ id: exportId }),
  );
});

test('cancelling stops it at once, with what was written, and concerns its owner alone', async () => {
  const { exportId } = await desk.asked('pm');
  await desk.write();
  const cancel = (by: Name) =>
    runOwnWrite(house.house, cancelExport, { exportId }, { userId: house.ids[by], now: house.now });
  expect(await cancel('admin')).toEqual({ ok: true, answer: { cancelled: false } });
  expect(await cancel('pm')).toEqual({ ok: true, answer: { cancelled: true } });
  expect(await cancel('pm')).toEqual({ ok: true, answer: { cancelled: false } });
  expect(await desk.write()).toBe(false);
  expect(await desk.job(exportId)).toMatchObject({ status: 'cancelled', written: partSize });
  const left = await house.sql`select part from export_parts where job_id = ${exportId}`;
  expect(left).toHaveLength(0);
  expect((await desk.fetched('pm', exportId)).status).toBe(404);
});

test('nobody has more than a few open at a time, however they are asked for', async () => {
  const outcomes = await Promise.all(Array.from({ length: openExportsAtMost + 3 }, () => desk.ask('admin')));
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(openExportsAtMost);
  expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ code: 'conflict' });
});

test('an export is kept for a week', async () => {
  const { exportId } = await desk.asked('pm', { account: desk.keys.account });
  await desk.writeAll();
  await dropOldExports(house.house, addDays(house.now, 6.9));
  expect((await desk.fetched('pm', exportId)).status).toBe(200);
  await dropOldExports(house.house, addDays(house.now, 7.1));
  expect((await desk.fetched('pm', exportId)).status).toBe(404);
  expect(await house.sql`select part from export_parts where job_id = ${exportId}`).toHaveLength(0);
});
