import { beforeAll, expect, test } from 'vitest';
import { accountColumns, accountSorts, featureColumns, featureSorts, orderingOf } from '#domain/lists.ts';
import { requestFeatureVerb } from '#server/commands/access/request-feature.ts';
import { openTestHouse, type TestHouse, wish } from '#tests/support/test-house.ts';
import { accountsList } from './accounts-list.ts';
import { featuresList } from './features-list.ts';
import type { After } from './keyset.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});

type AccountsFilter = Omit<Parameters<typeof accountsList>[1], 'ordering'>;
const accounts = (sort: (typeof accountSorts)[number], filter: AccountsFilter = {}) =>
  accountsList(house.db, { ...filter, ordering: orderingOf(accountColumns, sort) }, house.now);
const features = (sort: (typeof featureSorts)[number], filter: object = {}) =>
  featuresList(house.db, { ...filter, ordering: orderingOf(featureColumns, sort) }, house.now);
const names = ({ rows }: { readonly rows: readonly { readonly name: string }[] }) =>
  rows.map(({ name }) => name);

const ago = (ms: number) => new Date(house.now.getTime() - ms).toISOString();

test('accounts are put in order by each column, and show what they are ordered by', async () => {
  const { featureId } = await house.open();
  const other = await house.open();
  const rich = await house.account('sales', { key: 'rich', name: 'Beta', arr: 900 });
  const poor = await house.account('other-sales', { key: 'poor', name: 'Alpha', arr: 100 });
  await house.account('other-sales', { key: 'fair', name: 'Gamma', arr: 500 });
  await house.grant(featureId, poor, 'other-sales');
  await house.grant(other.featureId, poor, 'other-sales');
  await house.grant(featureId, rich);
  await house.sql`insert into evaluation_rollups (environment_key, feature_key, account_key, last_asked_at, last_variant, last_on)
    values ('production', 'x', 'fair', ${ago(0)}, 'on', 1), ('production', 'y', 'rich', ${ago(5000)}, 'on', 1)`;
  expect(names(await accounts('name'))).toEqual(['Alpha', 'Beta', 'Gamma']);
  expect(names(await accounts('-name'))).toEqual(['Gamma', 'Beta', 'Alpha']);
  expect(names(await accounts('-value'))).toEqual(['Beta', 'Gamma', 'Alpha']);
  expect(names(await accounts('-grants'))).toEqual(['Alpha', 'Beta', 'Gamma']);
  expect(names(await accounts('-seen'))).toEqual(['Gamma', 'Beta', 'Alpha']);
  const { rows, total } = await accounts('seen');
  expect(rows.map(({ living, seenAt }) => [living, seenAt?.getTime()])).toEqual([
    [2, undefined],
    [1, house.now.getTime() - 5000],
    [0, house.now.getTime()],
  ]);
  expect(total).toBe(3);
});

test('accounts where something ends soon, or that wait', async () => {
  const soon = await house.account('sales', { name: 'Ends soon' });
  const waits = await house.account('sales', { name: 'Waits' });
  const { featureId } = await house.open();
  await house.grant(featureId, soon);
  await house.sql`update grants set expires_at = ${ago(-86_400_000)} where account_id = ${soon}`;
  const asking = await house.open({
    rules: [
      {
        text: 'Ask.',
        when: [],
        outcome: { kind: 'needsApproval', steps: [{ group: 'feature_pm', quorum: 1 }] },
      },
    ],
  });
  await house.done(requestFeatureVerb, 'sales', wish(asking.featureId, waits));
  expect(names(await accounts('name', { part: 'ending' }))).toEqual(['Ends soon']);
  expect(names(await accounts('name', { part: 'waiting' }))).toEqual(['Waits']);
  expect((await accounts('name', { part: 'waiting' })).total).toBe(1);
});

test('features are put in order by each column', async () => {
  const rank = async (sort: (typeof featureSorts)[number], among: readonly string[]) =>
    names(await features(sort)).filter((name) => among.includes(name));
  const [full, roomy] = [await house.open({ seats: 1 }), await house.open({ seats: 9 })];
  await house.sql`update features set name = 'Full' where id = ${full.featureId}`;
  await house.sql`update features set name = 'Roomy' where id = ${roomy.featureId}`;
  const draft = await house.feature('pm', { name: 'Draft' });
  const account = await house.account();
  await house.grant(full.featureId, account);
  await house.sql`update rounds set planned_close_at = ${ago(0)} where id = ${full.roundId}`;
  await house.sql`insert into interests (id, feature_id, account_id, heard_by, note, deal_value, created_at)
    values (gen_random_uuid(), ${draft}, ${account}, ${house.ids.sales}, 'Yes.', 500, now())`;
  const all = ['Draft', 'Full', 'Roomy'];
  expect(await rank('name', all)).toEqual(all);
  expect(await rank('stage', all)).toEqual(['Draft', expect.any(String), expect.any(String)]);
  expect(await rank('-places', all)).toEqual(['Roomy', 'Full', 'Draft']);
  expect((await rank('-demand', all))[0]).toBe('Draft');
  expect((await rank('ends', all))[0]).toBe('Full');
  const free = names(await features('name', { free: true }));
  expect([free.includes('Roomy'), free.includes('Full'), free.includes('Draft')]).toEqual([
    true,
    false,
    false,
  ]);
});

test('pages follow each other without a gap or a repeat in every order', async () => {
  await house.sql`
    insert into accounts (id, key, name, owner_id, tier, region, type, arr, created_at)
    select gen_random_uuid(), 'many-' || n, 'Many ' || n % 40, ${house.ids.lead}, 'Business', 'EU', 'customer', n % 3, now()
    from generate_series(1, 120) n`;
  await house.sql`
    insert into features (id, key, name, summary, engineer_id, pm_id, stage, value_type, variants, on_variant, off_variant, created_at)
    select gen_random_uuid(), 'many-' || n, 'Many ' || n % 40, '.', ${house.ids.engineer}, ${house.ids.pm}, 'draft', 'boolean',
      '{"on": true, "off": false}', 'on', 'off', now() from generate_series(1, 120) n`;
  for (const sort of accountSorts) {
    const page = (after?: After) => accounts(sort, { ownerId: house.ids.lead, after });
    expect(new Set(await everyId(page)).size, sort).toBe(120);
  }
  for (const sort of featureSorts) {
    const page = (after?: After) => features(sort, { text: 'Many', after });
    expect(new Set(await everyId(page)).size, sort).toBe(120);
  }
});

async function everyId(
  page: (after?: After) => Promise<{
    readonly rows: readonly { readonly id: string }[];
    readonly next: After | null;
    readonly total: number | null;
  }>,
): Promise<string[]> {
  const ids: string[] = [];
  let after: After | undefined;
  do {
    const { rows, next, total } = await page(after);
    expect(total).toBe(after ? null : 120);
    ids.push(...rows.map(({ id }) => id));
    after = next ?? undefined;
  } while (after);
  expect(ids).toHaveLength(120);
  return ids;
}

test('an address with nonsense for a place is no error', async () => {
  const after = { value: 'no number', id: house.ids.pm };
  expect((await accounts('value', { after })).rows).not.toEqual([]);
  expect((await accounts('-seen', { after: { ...after, value: 1e300 } })).rows).not.toEqual([]);
});
