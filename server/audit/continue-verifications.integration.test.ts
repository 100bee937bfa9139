import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { openVerificationsAtMost } from '#domain/verifying.ts';
import { askForVerificationVerb } from '#server/commands/audit/ask-for-verification.ts';
import { notify } from '#server/outbox/notify.ts';
import { auditTrail } from '#server/queries/audit-trail.ts';
import { noticesOf } from '#server/queries/notices.ts';
import { type Name, openTestHouse, type TestHouse } from '#tests/support/test-house.ts';
import { Verifications } from './continue-verifications.ts';
import { nameOfHead } from './heads-folder.ts';
import { writeHead } from './write-head.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
  for (let made = 0; made < 5; made++) await house.account();
});

const ask = (by: Name) => house.done(askForVerificationVerb, by, {});
const trail = async () =>
  auditTrail(house.db, { id: house.ids.viewer, name: 'v', roles: ['viewer'], teamId: null });
const latest = async () => (await trail()).verifications[0];

async function changePast(change: string): Promise<void> {
  await house.sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx.unsafe(change);
  });
}

test('who may have it verified hears of it, and it is told', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-heads-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  await writeHead(house.db, { folder, everyMs: 1_000 }, house.now);
  const before = await house.mark();
  await ask('viewer');
  expect(await latest()).toMatchObject({ status: 'waiting', total: before, askedBy: 'The viewer' });
  const verifications = new Verifications(house.house, folder);
  expect(await verifications.goOn(house.now)).toBe(true);
  expect(await verifications.goOn(house.now)).toBe(false);
  expect(await latest()).toMatchObject({ status: 'holds', checked: before + 1, heads: 1, problem: null });
  expect(await house.told(before)).toEqual(['audit.verification_asked', 'audit.verified']);
  await house.expectChain();
});

test('whoever sells may not; nobody lets it run more than a few times at once', async () => {
  for (const by of ['sales', 'lead'] as const)
    expect(await house.run(askForVerificationVerb, by, {})).toMatchObject({ code: 'forbidden' });
  for (let open = 0; open < openVerificationsAtMost; open++) await ask('engineer');
  expect(await house.run(askForVerificationVerb, 'engineer', {})).toMatchObject({ code: 'conflict' });
  while (await new Verifications(house.house, undefined).goOn(house.now));
  expect(await latest()).toMatchObject({ status: 'holds', heads: 0 });
});

test('it goes on where it was, by another process, and stops where the chain does', async () => {
  await ask('pm');
  await house.sql`update audit_verifications set status = 'running', last_seq = 3,
    last_hash = (select hash from audit_events where seq = 3) where status = 'waiting'`;
  await changePast(`update audit_events set actor = '{"kind": "system"}' where seq = 2`);
  const behind = new Verifications(house.house, undefined);
  await behind.goOn(house.now);
  expect(await latest(), 'what was seen before is not seen again').toMatchObject({ status: 'holds' });

  const before = await house.mark();
  await ask('pm');
  const hasty = new Verifications(house.house, undefined, 0);
  while (await hasty.goOn(house.now));
  const problem = 'Event 2 was changed: what it holds does not match its hash.';
  expect(await latest()).toMatchObject({ status: 'broken', problem, checked: 1 });
  await notify(house.db, { from: before + 1, to: await house.mark() });
  const { notices } = await noticesOf(house.db, house.ids.admin, {});
  expect(notices.map(({ event }) => event)).toMatchObject([{ type: 'audit.broken', firstBad: 2, problem }]);
  expect((await noticesOf(house.db, house.ids.sales, {})).notices).toEqual([]);
});

test('what can not be read is given up with a sentence', async () => {
  await ask('admin');
  const nowhere = new Verifications(house.house, '/no/such/folder');
  await expect(nowhere.goOn(house.now)).rejects.toThrow();
  expect(await latest()).toMatchObject({ status: 'failed', problem: expect.stringContaining('could not') });
  expect(await nowhere.goOn(house.now)).toBe(false);
});

test('what lies outside is read while nothing is locked', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-heads-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const slow = join(folder, nameOfHead(1));
  execFileSync('/usr/bin/mkfifo', [slow]);
  await ask('pm');
  const going = new Verifications(house.house, folder).goOn(house.now);
  const writing = await open(slow, 'w');
  await house.sql`select from audit_verifications where status = 'waiting' for update nowait`;
  await writing.close();
  expect(await going).toBe(true);
  expect(await latest()).toMatchObject({
    status: 'broken',
    problem: expect.stringContaining('The file head-'),
  });
});
