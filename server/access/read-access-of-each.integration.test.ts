import { drizzle } from 'drizzle-orm/postgres-js';
import { beforeAll, expect, test } from 'vitest';
import type { Role } from '#domain/permissions.ts';
import { type Name, openTestHouse, type TestHouse } from '#tests/support/test-house.ts';
import { readAccess } from './read-access.ts';
import { readAccessOfEach } from './read-access-of-each.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});

const asker = (name: Name, roles: readonly Role[] = ['sales']) => ({
  id: house.ids[name],
  roles,
  teamId: null,
});

/** The same house, which counts what it is asked. */
function counting() {
  let count = 0;
  const logger = { logQuery: () => void count++ };
  return { db: drizzle(house.sql, { logger, schema: house.db._.fullSchema }), asked: () => count };
}

test('each is judged as whoever asks, like one by one, and not with a statement more', async () => {
  const [one, other] = [await house.open(), await house.open({ kind: 'alpha' })];
  const accounts = [
    await house.account('sales'),
    await house.account('other-sales'),
    await house.account('lead'),
  ];
  await house.grant(one.featureId, accounts[0] ?? '', 'sales');
  const asks = accounts.flatMap((accountId, place) =>
    [one.featureId, other.featureId].map((featureId) => ({
      ...{ accountId, featureId },
      by: asker(
        (['sales', 'other-sales', 'lead'] as const)[(place + (featureId === one.featureId ? 0 : 1)) % 3] ??
          'sales',
      ),
    })),
  );
  const found = await readAccessOfEach(house.db, asks, house.now);
  expect(found.map(({ ask }) => ask)).toEqual(asks);
  for (const { ask, access } of found) {
    const { accountId, featureId, by } = ask;
    const [alone] = await readAccess(house.db, {
      ...{ accountIds: [accountId], featureIds: [featureId], by, now: house.now },
    });
    expect(access).toEqual(alone);
  }
  expect(found.some(({ access }) => access.facts.actor.liveGrants === 1)).toBe(true);

  const [few, many] = [counting(), counting()];
  await readAccessOfEach(few.db, asks.slice(0, 1), house.now);
  await readAccessOfEach(many.db, asks, house.now);
  expect(many.asked()).toBe(few.asked());
});

test('there is nothing to read of nobody', async () => {
  expect(await readAccessOfEach(house.db, [], house.now)).toEqual([]);
});
