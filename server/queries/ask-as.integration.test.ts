import { beforeAll, expect, test } from 'vitest';
import { unlockFeatureVerb } from '#server/commands/access/unlock-feature.ts';
import { createKeyVerb } from '#server/commands/api-keys/create-key.ts';
import { killFeatureVerb } from '#server/commands/features/kill-feature.ts';
import { type EvaluationServer, startEvaluation } from '#tests/support/evaluation-server.ts';
import { openTestHouse, type TestHouse, wish } from '#tests/support/test-house.ts';
import { askAs } from './ask-as.ts';
import { askEverything } from './ask-everything.ts';
import { whatAppsAsked } from './what-apps-asked.ts';

let house: TestHouse;
let server: EvaluationServer;
let featureId: string;
let featureKey: string;
let keys: { server: string; client: string };

beforeAll(async () => {
  house = await openTestHouse();
  featureId = (await house.open({ kind: 'beta' })).featureId;
  await house.open({ kind: 'alpha' });
  const [feature] = await house.sql<{ key: string }[]>`select key from features where id = ${featureId}`;
  featureKey = feature?.key ?? '';
  const accountId = await house.account('sales', { key: 'acme' });
  await house.account('sales', { key: 'globex' });
  await house.done(unlockFeatureVerb, 'sales', wish(featureId, accountId));
  await house.sql`update grants set starts_at = now() - interval '1 hour', expires_at = now() + interval '1 day'`;
  const app = { environmentKey: 'production', name: 'App' };
  const page = { ...app, kind: 'client', origins: ['*'], proofRequired: false };
  keys = {
    server: String((await house.done(createKeyVerb, 'admin', { ...app, kind: 'server' })).key),
    client: String((await house.done(createKeyVerb, 'admin', page)).key),
  };
  server = await startEvaluation(house.url);
});

async function route(kind: 'server' | 'client', path: string, context: object) {
  const answer = await server.ask(`/ofrep/v1/evaluate/flags${path}`, keys[kind], { context });
  return { status: answer.status, body: await answer.text() };
}

async function playground(
  kind: 'server' | 'client',
  asked: { account: string; feature: string; contact?: string },
) {
  const { account: accountKey, feature, contact: contactKey } = asked;
  const answer = await askAs(house.db, { accountKey, contactKey, featureKey: feature, kind }, new Date());
  return { status: answer?.status, body: answer?.body };
}

test('the answer is the one of the route, byte for byte: unlocked, not unlocked, unknown, hidden', async () => {
  for (const kind of ['server', 'client'] as const)
    for (const account of ['acme', 'globex', 'nobody-at-all'])
      for (const feature of [featureKey, 'no-such-feature'])
        await expect
          .poll(() => route(kind, `/${feature}`, { targetingKey: account }))
          .toEqual(await playground(kind, { account, feature }));
  await house.sql`update grants set contact_keys = '{ada}'`;
  for (const contact of ['ada', 'bob'])
    await expect
      .poll(() => route('server', `/${featureKey}`, { targetingKey: contact, account: 'acme' }))
      .toEqual(await playground('server', { account: 'acme', feature: featureKey, contact }));
});

test('everything that an app gets is what the bulk route sends', async () => {
  for (const account of ['acme', 'globex']) {
    const all = await askEverything(
      house.db,
      { accountKey: account, contactKey: 'ada', kind: 'server' },
      new Date(),
    );
    const { body } = await route('server', '', { targetingKey: 'ada', account });
    expect(all?.answers.map(({ sent }) => sent)).toEqual(JSON.parse(body).flags);
    expect(all?.answers.filter(({ on }) => on)).toHaveLength(account === 'acme' ? 1 : 0);
  }
});

test('a key that is named decides the environment and its kind, and a revoked one is turned away', async () => {
  const [key] = await house.sql<{ id: string }[]>`select id from api_keys where kind = 'server'`;
  const asked = { accountKey: 'acme', featureKey, keyId: key?.id, kind: 'client' } as const;
  expect(await askAs(house.db, asked, new Date())).toMatchObject({ status: 200, kind: 'server' });
  await house.sql`update api_keys set revoked_at = now() where id = ${key?.id ?? ''}`;
  expect(await askAs(house.db, asked, new Date())).toMatchObject({
    status: 401,
    stations: expect.arrayContaining([expect.objectContaining({ name: 'key', state: 'refused' })]),
  });
  await house.sql`update api_keys set revoked_at = null where id = ${key?.id ?? ''}`;
  expect(await askAs(house.db, { ...asked, keyId: 'none' }, new Date())).toBeUndefined();
});

test('the kill switch is said first', async () => {
  await house.done(killFeatureVerb, 'engineer', {
    featureId,
    environmentKey: 'production',
    reason: 'It crashes',
  });
  const answer = await askAs(house.db, { accountKey: 'acme', featureKey, kind: 'server' }, new Date());
  expect(answer).toMatchObject({ on: false, answered: { reason: 'STATIC' } });
  expect(answer?.stations.find(({ state }) => state === 'off')?.name).toBe('switch');
});

test('what apps asked is newest first, filtered, limited, and read from an index; what is not there is told apart', async () => {
  await server.evaluator.stop();
  const seen = await whatAppsAsked(house.db, { account: 'acme', feature: featureKey });
  expect(seen.asked).toMatchObject([{ accountKey: 'acme', featureKey, environmentKey: 'production' }]);
  const { strangers } = seen;
  expect(strangers.map(({ kind, asked }) => [kind, asked])).toEqual(
    expect.arrayContaining([
      ['feature', 'no-such-feature'],
      ['account', 'nobody-at-all'],
    ]),
  );
  await house.sql`
    insert into evaluation_rollups (environment_key, feature_key, account_key, last_asked_at, last_variant, last_on)
    select 'production', 'f' || n % 100, 'a' || n, now() - n * interval '1 second', 'off', 0
    from generate_series(1, 20000) n`;
  await house.sql`analyze evaluation_rollups`;
  const all = await whatAppsAsked(house.db, {});
  expect(all.asked).toHaveLength(100);
  expect(all.asked.map(({ lastAskedAt }) => lastAskedAt)).toEqual(
    all.asked.map(({ lastAskedAt }) => lastAskedAt).toSorted((a, b) => b.getTime() - a.getTime()),
  );
  const plan = async (where: string) =>
    (
      await house.sql.unsafe(
        `explain select * from evaluation_rollups ${where} order by last_asked_at desc limit 100`,
      )
    )
      .map((row) => row['QUERY PLAN'])
      .join('\n');
  expect(await plan('')).toContain('evaluation_rollups_asked');
  expect(await plan("where account_key = 'a7'")).toContain('evaluation_rollups_account');
  expect(await plan("where feature_key = 'f7' and environment_key = 'staging'")).not.toContain('Seq Scan');
});
