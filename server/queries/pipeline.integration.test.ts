import { beforeAll, expect, test } from 'vitest';
import { addDays } from '#domain/dates.ts';
import { requestFeatureVerb } from '#server/commands/access/request-feature.ts';
import { recordInterestVerb } from '#server/commands/demand/record-interest.ts';
import { killFeatureVerb } from '#server/commands/features/kill-feature.ts';
import { retireFeatureVerb } from '#server/commands/features/retire-feature.ts';
import { pipelineBoard, pipelineColumn } from '#server/queries/pipeline.ts';
import { countedStatements } from '#tests/support/counted-statements.ts';
import { openTestHouse, type TestHouse, wish } from '#tests/support/test-house.ts';

let t: TestHouse;
let full: { featureId: string; roundId: string };
let planned: string;
let killed: string;
let retired: string;
let mine: string;
const reason = 'They asked on the call.';
const by = (name: 'pm' | 'other-pm' | 'engineer') => ({
  ...{ id: t.ids[name], name, teamId: null },
  roles: [name === 'engineer' ? ('engineer' as const) : ('pm' as const)],
});

beforeAll(async () => {
  t = await openTestHouse();
  full = await t.open({ seats: 1 });
  await t.grant(full.featureId, await t.account());
  for (const arr of [20_000, 30_000])
    await t.done(requestFeatureVerb, 'sales', wish(full.featureId, await t.account('sales', { arr })));
  planned = await t.feature();
  await t.plan(planned, { kind: 'alpha' });
  const accountId = await t.account('sales', { arr: 900_000 });
  await t.done(recordInterestVerb, 'sales', { featureId: planned, accountId, note: reason });
  killed = (await t.open()).featureId;
  await t.done(killFeatureVerb, 'pm', { featureId: killed, environmentKey: 'production', reason });
  retired = await t.feature();
  await t.done(retireFeatureVerb, 'pm', { featureId: retired, reason });
  mine = await t.feature('other-pm');
});

const names = (board: Awaited<ReturnType<typeof pipelineBoard>>) =>
  Object.fromEntries(board.columns.map(({ stage, cards }) => [stage, cards.map(({ id }) => id)]));

test('each feature stands in the column of its stage, what is asked for most first, the retired folded away', async () => {
  const board = await pipelineBoard(t.db, {}, by('pm'), t.now);
  expect(names(board)).toEqual({
    draft: [planned, mine],
    alpha: [],
    beta: [full.featureId, killed],
    ga: [],
    retired: [],
  });
  expect(board.columns.find(({ stage }) => stage === 'retired')).toMatchObject({ total: 1, more: false });
  const unfolded = await pipelineBoard(t.db, { retired: true }, by('pm'), t.now);
  expect(names(unfolded)).toMatchObject({ retired: [retired] });
});

test('a card says what its round, its line and its demand are', async () => {
  const later = addDays(t.now, 9);
  const { columns } = await pipelineBoard(t.db, {}, by('pm'), later);
  const cards = columns.flatMap((column) => column.cards);
  expect(cards.find(({ id }) => id === full.featureId)).toMatchObject({
    owns: true,
    pmName: 'The pm',
    engineerName: 'The engineer',
    killedInProduction: false,
    demand: { accounts: 2, arr: 50_000 },
    round: { kind: 'beta', number: 1, status: 'open', seats: { total: 1, taken: 1 } },
    blockers: [{ kind: 'waitlist', words: 'Waitlist of 2' }],
  });
  expect(cards.find(({ id }) => id === planned)).toMatchObject({
    demand: { accounts: 1, arr: 900_000 },
    rounds: [{ kind: 'alpha', status: 'planned' }],
    blockers: [{ kind: 'not_ready', words: 'Waits for The engineer to say ready' }],
  });
  expect(cards.find(({ id }) => id === killed)).toMatchObject({
    killedInProduction: true,
    blockers: [{ kind: 'killed', words: 'Switched off in Production' }],
  });
  const staged = cards.find(({ id }) => id === full.featureId)?.since.getTime() ?? 0;
  expect(staged).toBeGreaterThan(0);
  expect(staged).toBeLessThan(t.now.getTime());
});

test.each([
  ['by name', () => ({ text: 'FEATURE-1' }), 1],
  ['of one engineer', () => ({ owner: t.ids.engineer }), 4],
  ['of the other product manager', () => ({ owner: t.ids['other-pm'] }), 1],
  ["only the reader's", () => ({ mine: true }), 1],
  ['only what is blocked', () => ({ blocked: true }), 4],
])('finds %s', async (_what, filter, many) => {
  const { columns } = await pipelineBoard(t.db, filter(), by('other-pm'), t.now);
  expect(columns.flatMap(({ cards }) => cards)).toHaveLength(many);
});

test('500 features take three statements, and come twenty at a time', async () => {
  await t.sql`insert into features (id, key, name, summary, engineer_id, pm_id, stage, value_type, variants, on_variant,
      off_variant, created_at)
    select gen_random_uuid(), 'many-' || n, 'Many ' || n, 'A feature.', ${t.ids.engineer}, ${t.ids.pm}, 'beta', 'boolean',
      '{"on": true, "off": false}', 'on', 'off', now() from generate_series(1, 500) n`;
  await t.sql`insert into rounds (id, feature_id, kind, number, status, seats, default_days, max_days, created_at)
    select gen_random_uuid(), id, 'beta', 1, 'open', 5, 30, 90, now() from features where key like 'many-%'`;
  const counted = countedStatements(t.house);
  const board = await pipelineBoard(counted.db, {}, by('pm'), t.now);
  expect(counted.count()).toBe(3);
  const beta = board.columns.find(({ stage }) => stage === 'beta');
  expect(beta).toMatchObject({ total: 502, more: true });
  expect(beta?.cards).toHaveLength(20);
  const ids = new Set(beta?.cards.map(({ id }) => id));
  const next = await pipelineColumn(counted.db, { stage: 'beta', from: 20 }, by('pm'), t.now);
  expect(next.cards.filter(({ id }) => !ids.has(id))).toHaveLength(20);
  const last = await pipelineColumn(counted.db, { stage: 'beta', from: 500 }, by('pm'), t.now);
  expect(last).toMatchObject({ more: false, cards: [{}, {}] });
});
