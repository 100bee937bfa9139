import { createHash } from 'node:crypto';
import { and, asc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { type Connection, connect } from '#db/client.ts';
import { createDatabase, dropDatabase } from '#db/databases.ts';
import { grantActivations, grants, requests } from '#db/schema/access.ts';
import { accounts } from '#db/schema/accounts.ts';
import { auditEvents, auditHead } from '#db/schema/audit.ts';
import { comments, feedback, interests } from '#db/schema/demand.ts';
import { evaluationRollups } from '#db/schema/evaluation.ts';
import { features, rounds } from '#db/schema/features.ts';
import { users } from '#db/schema/users.ts';
import { decideAccess } from '#domain/access.ts';
import { canonicalEvent } from '#domain/audit/canonical.ts';
import { livingAt, readAccess } from '#server/access/read-access.ts';
import { testDatabase } from '#tests/support/database.ts';
import { seedDemo } from './demo.ts';

const now = new Date('2026-11-22T19:15:00Z');
let connection: Connection;
let databaseUrl: string;
let first: Awaited<ReturnType<typeof seedDemo>>;

beforeAll(async () => {
  databaseUrl = (await testDatabase()).url;
  connection = connect(databaseUrl, 2);
  first = await seedDemo({ databaseUrl, now });
});

afterAll(() => connection.sql.end());

async function accessFor(role: 'sales' | 'lead', accountKey: string, featureKey: string) {
  const { db } = connection;
  const [by] = await db
    .select()
    .from(users)
    .where(eq(users.email, `${role}@latchkey.test`));
  const [account] = await db.select().from(accounts).where(eq(accounts.key, accountKey));
  const [feature] = await db.select().from(features).where(eq(features.key, featureKey));
  if (!by || !account || !feature) throw new Error('The demo lacks it.');
  const ids = { accountIds: [account.id], featureIds: [feature.id] };
  const [access] = await readAccess(db, { ...ids, by, now });
  if (!access) throw new Error('There is no access to judge.');
  return access;
}

test('seeds once: a second run keeps what is there', async () => {
  expect(first.alreadySeeded).toBe(false);
  expect(first.users.map(({ role }) => role)).toEqual([
    'sales',
    'sales_lead',
    'engineer',
    'pm',
    'admin',
    'viewer',
  ]);
  expect(first.environments).toEqual(['production', 'staging']);
  expect(first.keys.map(({ environment, kind }) => `${environment} ${kind}`)).toEqual([
    'production server',
    'production client',
    'staging server',
    'staging client',
  ]);
  const events = await connection.db.$count(auditEvents);
  const second = await seedDemo({ databaseUrl, now });
  expect(second).toEqual({ ...first, keys: [], alreadySeeded: true });
  expect(await connection.db.$count(auditEvents)).toBe(events);
});

test('java-support tells the story: three of five places taken, two requests wait', async () => {
  const { facts } = await accessFor('sales', 'acme', 'java-support');
  expect(facts.holdsLivingGrant).toBe(true);
  expect(facts.feature.stage).toBe('beta');
  expect(facts.round?.seats).toEqual({ total: 5, taken: 3 });
  const waiting = await connection.db
    .select({ account: accounts.key })
    .from(requests)
    .innerJoin(accounts, eq(accounts.id, requests.accountId))
    .innerJoin(features, eq(features.id, requests.featureId))
    .where(and(eq(features.key, 'java-support'), eq(requests.status, 'pending')))
    .orderBy(asc(accounts.key));
  expect(waiting.map(({ account }) => account)).toEqual(['stark', 'umbrella']);
});

test('sales can unlock java-support for globex at once, and the typed features too', async () => {
  for (const key of ['java-support', 'query-engine', 'retention-days', 'agent-config']) {
    const globex = await accessFor('sales', 'globex', key);
    expect(globex.facts.actor.ownsAccount).toBe(true);
    expect(decideAccess(globex.facts, 30), key).toMatchObject({ kind: 'allow' });
    expect((await accessFor('sales', 'acme', key)).facts.holdsLivingGrant, key).toBe(true);
  }
});

test('every stage and state that the screens show is there', async () => {
  const stages = await connection.db
    .select({ key: features.key, stage: features.stage, round: rounds.status })
    .from(features)
    .leftJoin(rounds, and(eq(rounds.featureId, features.id), sql`${rounds.status} <> 'closed'`));
  expect(stages.length).toBeGreaterThan(14);
  expect(stages).toEqual(
    expect.arrayContaining([
      { key: 'log-streaming', stage: 'alpha', round: 'open' },
      { key: 'cost-explorer', stage: 'draft', round: null },
      { key: 'trace-search', stage: 'alpha', round: 'ready' },
      { key: 'go-support', stage: 'ga', round: null },
      { key: 'legacy-agent', stage: 'retired', round: null },
      { key: 'alert-routing', stage: 'beta', round: 'paused' },
    ]),
  );
  expect(await connection.db.$count(accounts)).toBe(40);
  expect(await connection.db.$count(requests, eq(requests.status, 'rejected'))).toBeGreaterThan(3);
  const nineDays = new Date(now.getTime() + 9 * 86_400_000);
  const soon = and(livingAt(now), sql`not (${livingAt(nineDays)})`);
  expect(await connection.db.$count(grants, soon)).toBeGreaterThan(3);
});

test('browser apps see some features, and one account has a variant that is not the usual one', async () => {
  const shown = await connection.db.select().from(features).where(eq(features.visibleToClients, true));
  const keys = shown.map(({ key }) => key);
  expect(keys).toEqual(
    expect.arrayContaining(['java-support', 'query-engine', 'retention-days', 'agent-config']),
  );
  expect(keys.length).toBeLessThan(await connection.db.$count(features));
  const unusual = await connection.db
    .select({ feature: features.key, variant: grants.variant })
    .from(grants)
    .innerJoin(features, eq(features.id, grants.featureId))
    .where(and(livingAt(now), sql`${grants.variant} <> ${features.onVariant}`));
  expect(unusual).toEqual([{ feature: 'retention-days', variant: 'half-year' }]);
});

test('a draft is asked for, an open round has candidates, and a closed one has been answered about', async () => {
  const open = await connection.db
    .select({ feature: features.key, asking: sql<number>`count(*)::int` })
    .from(interests)
    .innerJoin(features, eq(features.id, interests.featureId))
    .where(isNull(interests.settledAt))
    .groupBy(features.key);
  const asking = new Map(open.map((one) => [one.feature, one.asking]));
  expect(asking.get('cost-explorer')).toBeGreaterThan(4);
  expect(asking.get('python-profiler')).toBeGreaterThan(1);
  expect(asking.get('java-support')).toBeUndefined();
  expect(await connection.db.$count(feedback)).toBeGreaterThan(3);
  expect(await connection.db.$count(comments, isNotNull(comments.feedbackId))).toBeGreaterThan(2);
});

test('apps have seen every living unlock but one', async () => {
  const living = await connection.db
    .select({ account: accounts.key, feature: features.key, firstOnAt: grantActivations.firstOnAt })
    .from(grants)
    .innerJoin(accounts, eq(accounts.id, grants.accountId))
    .innerJoin(features, eq(features.id, grants.featureId))
    .leftJoin(grantActivations, eq(grantActivations.grantId, grants.id))
    .where(livingAt(now));
  const unseen = living.filter(({ firstOnAt }) => firstOnAt === null);
  expect(unseen).toEqual([{ account: 'hooli', feature: 'java-support', firstOnAt: null }]);
  const asking = await connection.db
    .selectDistinct({ key: evaluationRollups.accountKey })
    .from(evaluationRollups);
  const keys = new Set(asking.map(({ key }) => key));
  expect(living.filter(({ account, firstOnAt }) => firstOnAt && !keys.has(account))).toEqual([]);
  expect(await connection.db.$count(grantActivations, isNull(grantActivations.recordedAt))).toBe(0);
});

test('history runs forward and ends before now, and nobody is told of it', async () => {
  const events = await connection.db.select().from(auditEvents).orderBy(asc(auditEvents.seq));
  const times = events.map(({ at }) => at.getTime());
  expect(times).toEqual(times.toSorted((a, b) => a - b));
  expect(times.at(-1)).toBeLessThanOrEqual(now.getTime());
  for (const { seq, at, commandId, actor, event, prevHash, hash } of events)
    expect(
      createHash('sha256')
        .update(canonicalEvent({ seq, at, commandId, actor, event, prevHash }))
        .digest('hex'),
    ).toBe(hash);
  const [head] = await connection.db.select().from(auditHead);
  expect(head).toMatchObject({ seq: events.length, hash: events.at(-1)?.hash });
  expect(await connection.sql`select id from pgboss.job`).toHaveLength(0);
});

test.each(['2026-11-23T00:05:00Z', '2028-02-29T08:30:00Z'])(
  'the history holds on %s as well',
  async (day) => {
    const url = inject('adminUrl');
    const name = `demo_on_${Date.parse(day)}`;
    const other = await createDatabase(url, name, { template: inject('templateDatabase') });
    await expect(seedDemo({ databaseUrl: other, now: new Date(day) })).resolves.toMatchObject({
      alreadySeeded: false,
    });
    await dropDatabase(url, name);
  },
);

test('refuses a database that holds something else', async () => {
  const url = inject('adminUrl');
  const other = await createDatabase(url, 'not_the_demo', { template: inject('templateDatabase') });
  const foreign = connect(other, 1);
  const person = { name: 'Admin', email: 'admin@company.test', createdAt: now };
  await foreign.db.insert(users).values({ ...person, id: crypto.randomUUID(), roles: ['admin'] });
  await expect(seedDemo({ databaseUrl: other, now })).rejects.toThrow('not the demo');
  expect(await foreign.db.$count(users)).toBe(1);
  await expect(seedDemo({ databaseUrl: other, now, force: true })).resolves.toMatchObject({
    alreadySeeded: false,
  });
  await foreign.sql.end();
  await dropDatabase(url, 'not_the_demo');
});
