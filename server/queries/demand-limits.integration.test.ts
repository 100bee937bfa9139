import { beforeAll, expect, test } from 'vitest';
import { openTestHouse, type TestHouse } from '#tests/support/test-house.ts';
import { featureDemand } from './demand-feature.ts';
import { openedForMine } from './demand-home.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});

const person = (name: 'pm' | 'sales') => ({
  id: house.ids[name],
  name: `The ${name}`,
  roles: [name],
  teamId: null,
});

test('the largest deal is listed first however many asked before', async () => {
  const { featureId } = await house.open({ seats: 5 });
  await house.sql`
    insert into accounts (id, key, name, tier, type, arr, region, owner_id, created_at)
    select gen_random_uuid(), 'asks-' || n, 'Asks ' || n, 'Business', 'customer', 0, 'EU', ${house.ids.sales}, now()
    from generate_series(1, 520) n`;
  await house.sql`
    insert into interests (id, feature_id, account_id, heard_by, note, deal_value, created_at)
    select gen_random_uuid(), ${featureId}, a.id, ${house.ids.sales}, 'Asked.',
      case when a.key = 'asks-520' then 900000 end, now() + split_part(a.key, '-', 2)::int * interval '1 second'
    from accounts a where a.key like 'asks-%' order by a.created_at, length(a.key), a.key`;
  const [feature] = await house.sql<{ key: string }[]>`select key from features where id = ${featureId}`;
  const demand = await featureDemand(house.db, feature?.key ?? '', person('pm'), house.now);
  expect(demand?.candidates).toHaveLength(500);
  expect(demand?.candidates.slice(0, 2)).toMatchObject([
    { dealValue: 900_000, account: { key: 'asks-520' } },
    { dealValue: null, account: { key: 'asks-1' } },
  ]);
  expect((await openedForMine(house.db, person('sales'), house.now))[0]).toMatchObject({
    account: { key: 'asks-520' },
  });
});
