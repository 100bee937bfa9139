import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { accounts } from '#db/schema/accounts.ts';
import { revokeGrantVerb } from '#server/commands/access/revoke-grant.ts';
import { unlockFeatureVerb } from '#server/commands/access/unlock-feature.ts';
import { openTestHouse, type TestHouse, wish } from '#tests/support/test-house.ts';

const full = process.env.LATCHKEY_FULL === '1';
const rounds = full ? 100 : 2;
let house: TestHouse;
let customers: string[];

beforeAll(async () => {
  house = await openTestHouse(20);
  const ownerId = house.ids.sales;
  const plain = { tier: 'Business', type: 'customer', region: 'EU', ownerId } as const;
  const rows = Array.from({ length: 500 }, (_, place) => {
    return { ...plain, id: randomUUID(), key: `c-${place}`, name: `Customer ${place}`, createdAt: house.now };
  });
  await house.db.insert(accounts).values(rows);
  customers = rows.map((row) => row.id);
});

test('500 unlocks of 10 places at once, half of them sent twice', { timeout: 120_000 }, async () => {
  const { featureId, roundId } = await house.open({ seats: 10 });
  const before = await house.mark();
  const now = house.now;
  const submissions = customers.flatMap((accountId, place) => {
    const submission = { accountId, commandId: randomUUID() };
    return place % 2 === 0 ? [submission, submission] : [submission];
  });

  const outcomes = await Promise.all(
    submissions.map(async ({ accountId, commandId }) => {
      const outcome = await house.run(unlockFeatureVerb, 'sales', wish(featureId, accountId), {
        commandId,
        now,
      });
      return { commandId, outcome };
    }),
  );

  const answers = new Map(outcomes.map(({ commandId, outcome }) => [commandId, JSON.stringify(outcome)]));
  expect(answers.size).toBe(500);
  const unlike = outcomes.filter(
    ({ commandId, outcome }) => answers.get(commandId) !== JSON.stringify(outcome),
  );
  expect(unlike).toEqual([]);
  const won = new Set(outcomes.flatMap(({ commandId, outcome }) => (outcome.ok ? [commandId] : [])));
  expect(won.size).toBe(10);
  const refused = outcomes.flatMap(({ outcome }) => (outcome.ok ? [] : [outcome]));
  expect(new Set(refused.map(({ code }) => code))).toEqual(new Set(['no_seat']));

  const kept = await house.sql`select account_id from grants where round_id = ${roundId}`;
  expect(kept).toHaveLength(10);
  expect(await house.told(before)).toEqual(Array(10).fill('grant.created'));
  await house.expectChain();
});

test(`unlocks and ends at once, in ${rounds} rounds`, { timeout: full ? 1_800_000 : 120_000 }, async () => {
  for (let round = 0; round < rounds; round++) {
    const { featureId, roundId } = await house.open({ seats: 10 });
    const asking = full ? customers : customers.slice(0, 40);
    const outcomes = await Promise.all(
      asking.map(async (accountId, place) => {
        const commandId = randomUUID();
        const tries = place % 2 === 0 ? [commandId, commandId] : [commandId];
        const [outcome] = await Promise.all(
          tries.map((id) =>
            house.run(unlockFeatureVerb, 'sales', wish(featureId, accountId), { commandId: id }),
          ),
        );
        if (!outcome?.ok || place % 3 > 0) return outcome?.ok ? 'held' : outcome?.code;
        const { grantId } = outcome.answer;
        await house.done(revokeGrantVerb, 'pm', { grantId, reason: 'They changed their mind.' });
        return 'ended';
      }),
    );

    const count = (what: string) => outcomes.filter((outcome) => outcome === what).length;
    expect(count('held') + count('ended') + count('no_seat')).toBe(asking.length);
    const [most] = await house.sql<{ taken: number; kept: number; living: number }[]>`
      select max(overlapping)::int as taken, count(*)::int as kept,
        count(*) filter (where ended_at is null)::int as living
      from (
        select g.ended_at, (
          select count(*) from grants o where o.round_id = g.round_id and o.lives @> g.starts_at
        ) as overlapping
        from grants g where g.round_id = ${roundId}
      ) counted`;
    expect(most?.taken).toBeLessThanOrEqual(10);
    expect(most).toMatchObject({ kept: count('held') + count('ended'), living: count('held') });
  }
  await house.expectChain();
});
