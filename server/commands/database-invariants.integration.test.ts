import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { grants } from '#db/schema/access.ts';
import { accounts } from '#db/schema/accounts.ts';
import { rounds } from '#db/schema/features.ts';
import { addDays } from '#domain/dates.ts';
import { approveRequestVerb } from '#server/commands/access/approve-request.ts';
import { requestFeatureVerb } from '#server/commands/access/request-feature.ts';
import { openTestHouse, type TestHouse, wish } from '#tests/support/test-house.ts';

type NewGrantRow = typeof grants.$inferInsert;

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});

function row(
  featureId: string,
  accountId: string,
  roundId: string,
  changes: Partial<NewGrantRow> = {},
): NewGrantRow {
  return {
    id: randomUUID(),
    featureId,
    accountId,
    roundId,
    variant: 'on',
    source: 'direct',
    startsAt: house.now,
    expiresAt: addDays(house.now, 30),
    reason: 'Past the product.',
    ruleText: 'None.',
    grantedBy: house.ids.sales,
    sellerId: house.ids.sales,
    intentAt: house.now,
    createdAt: house.now,
    ...changes,
  };
}

async function refused(statement: PromiseLike<unknown>, constraint: string): Promise<void> {
  const error = await Promise.resolve(statement).then(
    () => undefined,
    (thrown: Error) => thrown,
  );
  expect(error?.cause ?? error).toMatchObject({ constraint_name: constraint });
}

describe('whoever writes past the product, to what is on record,', () => {
  beforeAll(async () => {
    const { featureId } = await house.open({ kind: 'alpha' });
    const input = wish(featureId, await house.account());
    const { requestId } = await house.done(requestFeatureVerb, 'sales', input);
    await house.done(approveRequestVerb, 'pm', { requestId, revision: 1 });
  });

  test.each([
    ['moves the day of a policy', "update policy_versions set published_at = now() - interval '1 year'"],
    ['changes nothing of a policy', 'update policy_versions set version = version'],
    ['changes the rules of a policy', "update policy_versions set rules = '[]'"],
    ['deletes a policy', 'delete from policy_versions'],
    ['empties the policies with whatever hangs on them', 'truncate policy_versions cascade'],
    ['moves a yes to another person', 'update approvals set decided_by = gen_random_uuid()'],
    ['makes a yes of another revision', 'update approvals set request_revision = 9'],
    ['changes nothing of a yes', 'update approvals set step = step'],
    ['deletes a yes', 'delete from approvals'],
    ['empties the approvals', 'truncate approvals'],
    ['empties the people with whatever hangs on them', 'truncate users cascade'],
  ])('%s: refused', async (_what, statement) => {
    const records = () => Promise.all(['policy_versions', 'approvals'].map((table) => house.count(table)));
    const before = await records();
    expect(Math.min(...before)).toBeGreaterThan(0);
    await expect(house.sql.unsafe(statement)).rejects.toMatchObject({ code: '42501' });
    expect(await records()).toEqual(before);
  });
});

describe('whoever writes past the product', () => {
  test('takes no more places than there are', async () => {
    const { featureId, roundId } = await house.open({ seats: 1 });
    const [one, other] = [await house.account(), await house.account()];
    await house.db.insert(grants).values(row(featureId, one, roundId));
    await refused(house.db.insert(grants).values(row(featureId, other, roundId)), 'grants_seats');
    const scheduled = { startsAt: addDays(house.now, 5), expiresAt: addDays(house.now, 6) };
    await refused(house.db.insert(grants).values(row(featureId, other, roundId, scheduled)), 'grants_seats');
  });

  test('takes no more places than there are, in one statement or many at once', async () => {
    const { featureId, roundId } = await house.open({ seats: 3 });
    const customers = await Promise.all(Array.from({ length: 8 }, () => house.account()));
    const rows = customers.map((account) => row(featureId, account, roundId));
    await refused(house.db.insert(grants).values(rows), 'grants_seats');
    const outcomes = await Promise.allSettled(rows.map((one) => house.db.insert(grants).values(one)));
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(3);
  });

  test('uses a place that time has freed', async () => {
    const { featureId, roundId } = await house.open({ seats: 1 });
    const [one, other] = [await house.account(), await house.account()];
    const past = { startsAt: addDays(house.now, -9), expiresAt: addDays(house.now, -1) };
    await house.db.insert(grants).values(row(featureId, one, roundId, { ...past, createdAt: past.startsAt }));
    await house.db.insert(grants).values(row(featureId, other, roundId));
  });

  test('gives an account one living grant of a feature', async () => {
    const { featureId, roundId } = await house.open({ seats: 9 });
    const account = await house.account();
    await house.db.insert(grants).values(row(featureId, account, roundId));
    const later = { startsAt: addDays(house.now, 29), expiresAt: addDays(house.now, 40) };
    await refused(house.db.insert(grants).values(row(featureId, account, roundId)), 'grants_one_living');
    await refused(
      house.db.insert(grants).values(row(featureId, account, roundId, later)),
      'grants_one_living',
    );
    const next = { startsAt: addDays(house.now, 30), expiresAt: addDays(house.now, 40) };
    await house.db.insert(grants).values(row(featureId, account, roundId, next));
  });

  test('gives no grant that ends before it starts', async () => {
    const { featureId, roundId } = await house.open();
    const backwards = row(featureId, await house.account(), roundId, { expiresAt: house.now });
    await refused(house.db.insert(grants).values(backwards), 'grants_end_after_start');
  });

  test('runs one round of a feature', async () => {
    const { featureId } = await house.open();
    const roundId = await house.plan(featureId, { opensWhenReady: false });
    for (const status of ['open', 'paused'])
      await refused(
        house.sql`update rounds set status = ${status} where id = ${roundId}`,
        'rounds_one_running',
      );
  });

  test('plans no round without a place or against its own limits', async () => {
    const roundId = await house.plan(await house.feature());
    const change = (changes: Partial<typeof rounds.$inferInsert>) => house.db.update(rounds).set(changes);
    await refused(change({ seats: 0 }), 'rounds_seats_positive');
    await refused(change({ defaultDays: 61 }), 'rounds_days_in_order');
    expect(roundId).toBeTypeOf('string');
  });

  test('lets one request wait per account and feature', async () => {
    const { featureId } = await house.open({ kind: 'alpha' });
    await house.done(requestFeatureVerb, 'sales', wish(featureId, await house.account()));
    const copied = house.sql`
      insert into requests select (json_populate_record(r, json_build_object('id', ${randomUUID()}::text))).*
      from requests r where feature_id = ${featureId}`;
    await refused(copied, 'requests_one_pending');
  });

  test('writes no other key than the product would', async () => {
    const featureId = await house.feature();
    await refused(
      house.sql`update features set key = 'Java Support' where id = ${featureId}`,
      'features_key_form',
    );
    await refused(house.db.update(accounts).set({ arr: -1 }), 'accounts_arr_not_negative');
    await refused(
      house.sql`update users set email = 'SALES@latchkey.test' where id = ${house.ids.lead}`,
      'users_email_key',
    );
  });
});
