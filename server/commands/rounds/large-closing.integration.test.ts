import { beforeAll, expect, test } from 'vitest';
import { closeRoundVerb } from '#server/commands/rounds/close-round.ts';
import { fatesOf } from '#tests/support/fates.ts';
import { openTestHouse, type TestHouse } from '#tests/support/test-house.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});

const many = 7000;

/** A round with as many accounts in it, and as many requests that wait. */
async function large() {
  const { featureId, roundId } = await house.open({ seats: many });
  const { sql, ids, now } = house;
  const at = now.toISOString();
  await sql`insert into accounts (id, key, name, tier, type, arr, region, owner_id, created_at)
    select gen_random_uuid(), ${roundId} || '-' || n, 'Large ' || n, 'Business', 'customer', 0, 'EU', ${ids.sales}, ${at}
    from generate_series(1, ${2 * many}) n`;
  const made = sql`from accounts where key like ${`${roundId}-%`}`;
  await sql`insert into grants (id, feature_id, account_id, round_id, variant, source, starts_at, expires_at, reason,
      rule_text, granted_by, seller_id, intent_at, created_at)
    select gen_random_uuid(), ${featureId}, id, ${roundId}, 'on', 'direct', ${at}, ${at}::timestamptz + interval '30 days',
      'They asked.', 'Allowed.', ${ids.sales}, ${ids.sales}, ${at}, ${at} ${made} and split_part(name, ' ', 2)::int <= ${many}`;
  await sql`insert into requests (id, feature_id, account_id, round_id, status, requested_by, requested_for, reason, days,
      steps, policy_version, rule_text, intent_at, created_at, revised_at, waits_since)
    select gen_random_uuid(), ${featureId}, id, ${roundId}, 'waitlisted', ${ids.sales}, ${ids.sales}, 'They asked.', 30,
      '[]', 1, 'Allowed.', ${at}, ${at}, ${at}, ${at} ${made} and split_part(name, ' ', 2)::int > ${many}`;
  return { featureId, roundId, fates: await fatesOf(house, roundId) };
}

test('a round that thousands are in closes as a whole', { timeout: 120_000 }, async () => {
  const { featureId, roundId, fates } = await large();
  const nextId = await house.plan(featureId, { seats: many, opensWhenReady: false });
  const endsOn = new Date(house.now.getTime() + 86_400_000);
  const mixed = fates.map((one, index) => {
    if (index % 7 === 0) return { ...one, fate: 'end_on', endsOn };
    return index % 7 === 1 ? { ...one, fate: 'carry' } : one;
  });
  const before = await house.mark();
  expect(await house.run(closeRoundVerb, 'pm', { roundId, fates: mixed })).toMatchObject({
    answer: { ended: (many / 7) * 5, carried: many / 7, interests: many },
  });
  expect((await house.told(before)).length).toBeGreaterThan(3 * many);
  const [left] = await house.sql<{ carried: number; kept: number; open: number; interests: number }[]>`select
    (select count(*)::int from grants where round_id = ${nextId} and ended_at is null) as carried,
    (select count(*)::int from grants where round_id = ${roundId} and ended_at is null) as kept,
    (select count(*)::int from requests where round_id = ${roundId} and status <> 'cancelled') as open,
    (select count(*)::int from interests where feature_id = ${featureId}) as interests`;
  expect(left).toEqual({ carried: many / 7, kept: many / 7, open: 0, interests: many });
  await house.expectChain();
});
