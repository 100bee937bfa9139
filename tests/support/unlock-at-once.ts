import { randomUUID } from 'node:crypto';
import { accounts } from '#db/schema/accounts.ts';
import { unlockFeatureVerb } from '#server/commands/access/unlock-feature.ts';
import { type TestHouse, wish } from '#tests/support/test-house.ts';

/** So many accounts of a seller's want the same feature at the same moment, half of them twice. @returns how many got it. */
export async function unlockAtOnce(house: TestHouse, featureId: string, many: number): Promise<number> {
  const plain = { tier: 'Business', type: 'customer', region: 'EU', ownerId: house.ids.sales } as const;
  const rows = Array.from({ length: many }, (_, place) => {
    const key = `at-once-${place}`;
    return { ...plain, id: randomUUID(), key, name: key, createdAt: house.now };
  });
  await house.db.insert(accounts).values(rows);
  const now = house.now;
  const outcomes = await Promise.all(
    rows.map(async ({ id }, place) => {
      const options = { commandId: randomUUID(), now };
      const unlock = () => house.run(unlockFeatureVerb, 'sales', wish(featureId, id), options);
      const [one] = await Promise.all(place % 2 === 0 ? [unlock(), unlock()] : [unlock()]);
      return one?.ok ?? false;
    }),
  );
  return outcomes.filter(Boolean).length;
}
