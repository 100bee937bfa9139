import { drizzle } from 'drizzle-orm/postgres-js';
import { beforeAll, expect, test } from 'vitest';
import { schema } from '#db/client.ts';
import { readAccess } from '#server/access/read-access.ts';
import { requestFeatureVerb } from '#server/commands/access/request-feature.ts';
import { openTestHouse, type TestHouse, wish } from '#tests/support/test-house.ts';
import { loadOpenRequests } from './load-open-requests.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});

async function ask() {
  const { featureId } = await house.open({ kind: 'alpha' });
  const accountId = await house.account();
  const { requestId } = await house.done(requestFeatureVerb, 'sales', wish(featureId, accountId));
  return { requestId, featureId, accountId };
}

/** What is open, and in how many statements that was read. */
async function load() {
  const statements: string[] = [];
  const logger = { logQuery: (statement: string) => void statements.push(statement) };
  const counting = drizzle(house.sql, { schema, logger });
  const open = await counting.transaction((tx) => loadOpenRequests(tx, house.now));
  return { open: open.map(({ id }) => id), statements: statements.length };
}

test('judges what was asked, each once, in as many statements for many of one asker as for one', async () => {
  const first = await ask();
  const one = await load();
  expect(one.open).toEqual([first.requestId]);
  const more = [await ask(), await ask(), await ask()];
  const many = await load();
  expect(many.open).toEqual([first, ...more].map(({ requestId }) => requestId).sort());
  expect(many.statements).toBe(one.statements);
});

test('reads the facts of the pairs that are asked for, not of each account with each feature', async () => {
  const pairs = [await ask(), await ask(), await ask()];
  const by = { id: house.ids.sales, roles: ['sales'], teamId: null } as const;
  const accountIds = pairs.map(({ accountId }) => accountId);
  const featureIds = pairs.map(({ featureId }) => featureId);
  const all = { accountIds, featureIds, by, now: house.now };
  const read = async (wanted: object) =>
    (await readAccess(house.db, { ...all, ...wanted })).map(
      ({ account, feature }) => `${account.id} ${feature.id}`,
    );
  expect(await read({})).toHaveLength(9);
  const asked = await read({ pairs });
  expect(asked.sort()).toEqual(pairs.map(({ accountId, featureId }) => `${accountId} ${featureId}`).sort());
});
