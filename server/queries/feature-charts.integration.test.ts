import { beforeAll, expect, test } from 'vitest';
import { evaluationDays } from '#db/schema/evaluation.ts';
import { addDays, dayMs } from '#domain/dates.ts';
import { requestFeatureVerb } from '#server/commands/access/request-feature.ts';
import { revokeGrantVerb } from '#server/commands/access/revoke-grant.ts';
import { forgetOldDays } from '#server/outbox/forget-old-days.ts';
import { adoptionOfFeature } from '#server/queries/adoption.ts';
import { seatsOfFeature } from '#server/queries/seats-of-feature.ts';
import { countedStatements } from '#tests/support/counted-statements.ts';
import { openTestHouse, type TestHouse, wish } from '#tests/support/test-house.ts';

let t: TestHouse;
let featureId: string;
let key: string;
let begun: Date;
const accountIds: string[] = [];

const days = (many: number) => new Date(begun.getTime() + many * dayMs);

async function keyOf(table: 'features' | 'accounts', id: string | undefined): Promise<string> {
  const [row] = await t.sql<{ key: string }[]>`select key from ${t.sql(table)} where id = ${id ?? null}`;
  return row?.key ?? '';
}

/** One answer "on" to an app of the account, as the evaluators count it. */
async function counted(accountId: string | undefined, at: Date, onCount = 1) {
  const accountKey = await keyOf('accounts', accountId);
  const ms = at.getTime();
  const row = {
    ...{ environmentKey: 'production', featureKey: key, accountKey, lastVariant: 'on', lastOn: true },
    ...{ firstOnAt: ms, lastOnAt: ms, lastAskedAt: ms, onCount, offCount: 0 },
  };
  await t.sql`select add_evaluation_rollups((${JSON.stringify([row])}::text)::json)`;
}

/** Three have it, one of them gives it back, and a fourth waits. */
beforeAll(async () => {
  t = await openTestHouse();
  ({ featureId } = await t.open({ seats: 3 }));
  key = await keyOf('features', featureId);
  begun = t.now;
  for (let place = 0; place < 4; place++) accountIds.push(await t.account());
  const grants: string[] = [];
  for (const accountId of accountIds.slice(0, 3)) grants.push(await t.grant(featureId, accountId));
  await t.done(requestFeatureVerb, 'sales', wish(featureId, accountIds[3] ?? ''), { now: days(1) });
  await t.done(revokeGrantVerb, 'pm', { grantId: grants[2], reason: 'They are done.' }, { now: days(3) });
  await t.sql`insert into grant_activations (grant_id, environment_key, first_on_at)
    values (${grants[0] ?? ''}, 'production', ${days(0.1).toISOString()})`;
});

test('the places of a round, day by day, in three statements', async () => {
  const watched = countedStatements(t.house);
  const seats = await seatsOfFeature(watched.db, key, days(5));
  expect(watched.count()).toBe(3);
  expect(seats).toMatchObject({ kind: 'beta', number: 1, seats: 3 });
  expect(seats?.days.map(({ taken, waiting }) => [taken, waiting])).toEqual([
    [3, 0],
    [3, 1],
    [3, 1],
    [2, 1],
    [2, 1],
    [2, 1],
  ]);
});

test('a feature whose round never opened has none', async () => {
  const other = await t.feature();
  expect(await seatsOfFeature(t.db, await keyOf('features', other), days(5))).toBeNull();
});

test('evaluations are counted by day, whatever the environment, and are added up', async () => {
  await counted(accountIds[0], days(1), 2);
  await counted(accountIds[0], days(1), 3);
  await counted(accountIds[0], days(2), 7);
  const kept = await t.db.select().from(evaluationDays).orderBy(evaluationDays.day);
  expect(kept.map(({ day, onCount, offCount }) => [day, onCount, offCount])).toEqual([
    [days(1).toISOString().slice(0, 10), 5, 0],
    [days(2).toISOString().slice(0, 10), 7, 0],
  ]);
});

test('who needs a nudge comes first, with the days of the last month, in two statements', async () => {
  const watched = countedStatements(t.house);
  const adoption = await adoptionOfFeature(watched.db, { key, from: 0 }, days(11));
  expect(watched.count()).toBe(2);
  expect(adoption).toMatchObject({ total: 2, toNudge: 2, more: false });
  expect(adoption.rows.map(({ adoption: { words } }) => words)).toEqual([
    'never seen, on for 10 days',
    'gone quiet for 9 days',
  ]);
  expect(adoption.rows[0]?.days.every((count) => count === 0)).toBe(true);
  expect(adoption.rows[1]?.days.slice(-11)).toEqual([5, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
});

test('days older than 400 go', async () => {
  const before = await t.db.$count(evaluationDays);
  await forgetOldDays(t.db, addDays(days(1), 400));
  expect(await t.db.$count(evaluationDays)).toBe(before);
  await forgetOldDays(t.db, addDays(days(1), 401));
  expect(await t.db.$count(evaluationDays)).toBe(before - 1);
});
