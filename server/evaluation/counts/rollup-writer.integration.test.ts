import { connect, createServer, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createKeyVerb } from '#server/commands/api-keys/create-key.ts';
import { answerFor } from '#server/evaluation/answers/answer.ts';
import { moment, production, snapshotOf } from '#tests/support/snapshot-rows.ts';
import { openTestHouse, type TestHouse } from '#tests/support/test-house.ts';
import { RollupWriter, type RollupWriterOptions } from './rollup-writer.ts';
import { Tally } from './tally.ts';

let house: TestHouse;
const closing: (() => Promise<void>)[] = [];
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(async () => {
  for (const close of closing.splice(0)) await close();
});

const snapshot = snapshotOf(['java'], ['acme', 'globex', 'initech', 'hooli']);

function setting(options: Partial<RollupWriterOptions> = {}) {
  const tally = new Tally();
  const dropped: object[] = [];
  const lost: unknown[] = [];
  const writer = new RollupWriter({
    ...{ url: house.url, tally, ...options },
    onLost: (error) => lost.push(error),
    onDropped: (row) => dropped.push(row),
  });
  closing.push(() => writer.stop());
  const count = (accountKey: string) => {
    const [feature, account] = [snapshot.feature('java'), snapshot.account(accountKey)];
    if (!feature || !account) throw new Error('The setting lacks it.');
    const answer = answerFor(feature, production, account, undefined, new Date(moment));
    tally.countSingle('production', account, feature, answer, moment);
  };
  return { tally, writer, count, dropped, lost };
}

const offs = async () =>
  Object.fromEntries(
    (await house.sql`select account_key as key, off_count::int as off from evaluation_rollups`).map((row) => [
      row.key,
      row.off,
    ]),
  );

/** A way to the database that can fall silent: what is open stays open and carries nothing any more. */
async function silentWay() {
  const { hostname, port, href } = new URL(house.url);
  const sockets: Socket[] = [];
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    for (const socket of [near, far]) socket.on('error', () => {});
    sockets.push(near, far);
    near.pipe(far);
    far.pipe(near);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  closing.push(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((done) => server.close(done));
  });
  const url = new URL(href);
  url.host = `127.0.0.1:${(server.address() as { port: number }).port}`;
  const silence = () => {
    for (const socket of sockets) socket.unpipe().pause();
  };
  return { url: url.href, silence };
}

test('a connection that goes silent is given up, and nothing is lost or double', async () => {
  const { url, silence } = await silentWay();
  const { writer, count, lost } = setting({ url, patienceMs: 1_000 });
  count('acme');
  expect(await writer.write()).toBe(1);
  silence();
  count('acme');
  expect(await writer.write()).toBe(0);
  expect(lost).toHaveLength(1);
  count('acme');
  await expect.poll(() => writer.write().then(offs), { timeout: 10_000 }).toEqual({ acme: 3 });
});

test('a row that can not be written is dropped alone, and the others are written once', async () => {
  await house.sql`alter table evaluation_rollups add constraint no_hooli check (account_key <> 'hooli')`;
  const { writer, count, dropped, lost } = setting();
  for (const account of ['globex', 'hooli', 'initech', 'acme']) count(account);
  expect(await writer.write()).toBe(4);
  expect(dropped).toMatchObject([{ accountKey: 'hooli', featureKey: 'java', offCount: 1 }]);
  expect(lost).toEqual([]);
  expect(await offs()).toEqual({ acme: 4, globex: 1, initech: 1 });
});

test('last uses of keys are written when counts can not be', async () => {
  const { tally, writer, count, lost } = setting();
  const input = { name: 'App', kind: 'server', environmentKey: 'production' };
  await house.done(createKeyVerb, 'admin', input);
  const [made] = await house.sql<{ id: string }[]>`select id from api_keys`;
  await house.sql`alter table evaluation_rollups rename to away`;
  count('globex');
  tally.keys.countKey(made?.id ?? '', Date.now());
  expect(await writer.write()).toBe(1);
  expect(lost).toHaveLength(1);
  const [key] = await house.sql`select last_used_at as at from api_keys`;
  expect(key?.at).toBeTruthy();
  await house.sql`alter table away rename to evaluation_rollups`;
  await writer.write();
  expect(await offs()).toMatchObject({ globex: 2 });
});
