import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '#domain/dates.ts';
import type { Role } from '#domain/permissions.ts';
import { appRouter } from '#server/api/router.ts';
import { createCallerFactory } from '#server/api/trpc.ts';
import { approveRequestVerb } from '#server/commands/access/approve-request.ts';
import { changeRequestVerb } from '#server/commands/access/change-request.ts';
import { requestFeatureVerb } from '#server/commands/access/request-feature.ts';
import { revokeGrantVerb } from '#server/commands/access/revoke-grant.ts';
import { unlockFeatureVerb } from '#server/commands/access/unlock-feature.ts';
import { changeAccountVerb } from '#server/commands/accounts/change-account.ts';
import { createKeyVerb } from '#server/commands/api-keys/create-key.ts';
import { createDelegationVerb } from '#server/commands/delegations/create-delegation.ts';
import { addPersonVerb } from '#server/commands/people/add-person.ts';
import { changePersonVerb } from '#server/commands/people/change-person.ts';
import { renameSelfVerb } from '#server/commands/people/rename-self.ts';
import { ExportDesk } from '#tests/support/export-desk.ts';
import { type Name, openTestHouse, type TestHouse, wish } from '#tests/support/test-house.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});

const reason = 'They asked on the call.';
const asksPm = {
  rules: [
    {
      text: 'Asks the product manager.',
      when: [],
      outcome: { kind: 'needsApproval', steps: [{ group: 'feature_pm', quorum: 1 }] },
    },
  ],
};
const approve = (by: Name, requestId: string, revision = 1) =>
  house.run(approveRequestVerb, by, { requestId, revision });

/** As the browser of somebody would ask, past every screen. */
async function caller(name: Name) {
  const [row] = await house.sql<{ roles: Role[]; teamId: string | null }[]>`
    select roles, team_id as "teamId" from users where id = ${house.ids[name]}`;
  const user = { id: house.ids[name], name, roles: row?.roles ?? [], teamId: row?.teamId ?? null };
  return createCallerFactory(appRouter)({ user, house: house.house });
}

/** What of the deed is there afterwards, whatever was answered. */
async function untouched(deed: () => Promise<unknown>): Promise<unknown> {
  const count = async () => ({ events: await house.mark(), grants: await house.count('grants') });
  const before = await count();
  const outcome = await deed();
  expect(await count(), 'nothing was done').toEqual(before);
  return outcome;
}

describe('1. approving one’s own request', () => {
  test('by a second account, on whose behalf the first one asks', async () => {
    const { featureId } = await house.open(asksPm, 'pm');
    const accountId = await house.account('other-sales');
    const asked = wish(featureId, accountId, { onBehalfOf: house.ids.pm });
    const { requestId } = await house.done(requestFeatureVerb, 'other-sales', asked);
    expect(await untouched(() => approve('pm', requestId))).toMatchObject({ code: 'forbidden' });
    expect(await untouched(() => approve('other-sales', requestId))).toMatchObject({ code: 'forbidden' });
  });

  test('by whoever stands in for the one who asked, or whom the asker stands in for', async () => {
    const { featureId } = await house.open(asksPm, 'pm');
    const { requestId } = await house.done(requestFeatureVerb, 'pm', wish(featureId, await house.account()));
    const away = { delegateId: house.ids['other-pm'], startsAt: house.now, endsAt: addDays(house.now, 5) };
    await house.done(createDelegationVerb, 'pm', away);
    for (const name of ['pm', 'other-pm'] as const)
      expect(await untouched(() => approve(name, requestId)), name).toMatchObject({ code: 'forbidden' });
  });

  test('by a second account with the same address, written otherwise', async () => {
    const again = (email: string) =>
      house.run(addPersonVerb, 'admin', { name: 'The pm again', email, roles: ['pm'] });
    for (const email of ['PM@latchkey.test', ' pm@LATCHKEY.test '])
      expect(await again(email), email).toMatchObject({ code: 'conflict' });
    await expect(
      house.sql`insert into users (id, email, name, created_at) values (${randomUUID()}, 'Pm@Latchkey.Test', 'Again', now())`,
    ).rejects.toMatchObject({ code: '23505' });
  });
});

test('2. approving a revision that is not the last one', async () => {
  const { featureId } = await house.open(asksPm);
  const asked = wish(featureId, await house.account());
  const { requestId } = await house.done(requestFeatureVerb, 'sales', asked);
  await house.done(changeRequestVerb, 'sales', { requestId, revision: 1, days: 60 });
  for (const revision of [1, 3, 0, -1])
    expect(await untouched(() => approve('pm', requestId, revision)), String(revision)).toMatchObject({
      code: expect.stringMatching(/stale|invalid/),
    });
  expect(await approve('pm', requestId, 2)).toMatchObject({ ok: true });
});

describe('3. putting another id where one’s own account’s stood', () => {
  test('to unlock for it', async () => {
    const { featureId } = await house.open();
    const theirs = await house.account('other-sales');
    const tried = () => house.run(unlockFeatureVerb, 'sales', wish(featureId, theirs));
    expect(await untouched(tried)).toMatchObject({ code: 'needs_approval' });
  });

  test('to end what it has, to change what it is', async () => {
    const { featureId } = await house.open();
    const theirs = await house.account('other-sales');
    const grantId = await house.grant(featureId, theirs, 'other-sales');
    const end = () => house.run(revokeGrantVerb, 'sales', { grantId, reason });
    expect(await untouched(end)).toMatchObject({ code: 'forbidden' });
    const [was] = await house.sql`
      select name, crm_id as "crmId", owner_id as "ownerId", team_id as "teamId", tier, type, arr, region, tags
      from accounts where id = ${theirs}`;
    const becomes = { ...was, ownerId: house.ids.sales };
    const take = () => house.run(changeAccountVerb, 'sales', { accountId: theirs, was, becomes });
    expect(await untouched(take)).toMatchObject({ code: 'forbidden' });
  });

  test('to ask in the name of whoever owns it', async () => {
    const { featureId } = await house.open();
    const theirs = await house.account('other-sales');
    const asked = { ...wish(featureId, theirs), by: house.ids['other-sales'], userId: house.ids.admin };
    const tried = () => house.run(unlockFeatureVerb, 'sales', asked);
    expect(await untouched(tried)).toMatchObject({ code: expect.stringMatching(/invalid|needs_approval/) });
  });
});

describe('4. raising one’s own role', () => {
  test.each(['viewer', 'sales', 'lead', 'engineer', 'pm'] as const)('as %s', async (name) => {
    const personId = house.ids[name];
    const change = { personId, name: 'Me', roles: ['admin'], teamId: null };
    expect(await untouched(() => house.run(changePersonVerb, name, change))).toMatchObject({
      code: 'forbidden',
    });
    const add = { name: 'Me too', email: `${randomUUID()}@latchkey.test`, roles: ['admin'] };
    expect(await untouched(() => house.run(addPersonVerb, name, add))).toMatchObject({ code: 'forbidden' });
  });

  test('with a field that the form does not have', async () => {
    const more = { name: 'Me', roles: ['admin'], active: true, id: house.ids.admin };
    expect(await house.run(renameSelfVerb, 'viewer', more)).toMatchObject({ code: 'invalid' });
    const rows = await house.sql`select name, roles from users where id = ${house.ids.viewer}`;
    expect([...rows]).toEqual([{ name: 'The viewer', roles: ['viewer'] }]);
  });
});

test('5. reading a key back, by anybody, from anywhere', async () => {
  const commandId = randomUUID();
  const input = { name: 'Checkout', kind: 'server', environmentKey: 'production' };
  const { key } = await house.done(createKeyVerb, 'admin', input, { commandId });
  const secret = /^lk_srv_production_[a-z0-9]{16}_(.+)$/.exec(String(key))?.[1] ?? '';
  expect(secret.length).toBeGreaterThan(30);
  expect((await house.done(createKeyVerb, 'admin', input, { commandId })).key).toBeNull();
  const tables = await house.sql<{ name: string }[]>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'pgboss')`;
  for (const { name } of tables) {
    const [found] = await house.sql.unsafe(
      `select count(*)::int as times from ${name} t where t::text like '%' || $1 || '%'`,
      [secret],
    );
    expect(found?.times, name).toBe(0);
  }
  for (const name of ['admin', 'engineer', 'viewer'] as const) {
    const asks = await caller(name);
    const told = [
      await asks.keys.list(),
      await asks.timeline.list({}),
      await asks.search.everything({ text: 'Check' }),
    ];
    expect(JSON.stringify(told)).not.toContain(secret);
    expect(JSON.stringify(told[0])).not.toMatch(/"(hash|streamSecret|proofPublicKey)"/);
  }
});

describe('6. sending a submission again with another body', () => {
  test('is refused, and nothing is done', async () => {
    const { featureId } = await house.open();
    const [first, second] = [await house.account(), await house.account()];
    const commandId = randomUUID();
    const { grantId } = await house.done(unlockFeatureVerb, 'sales', wish(featureId, first), { commandId });
    for (const changed of [wish(featureId, second), wish(featureId, first, { days: 31 })])
      expect(
        await untouched(() => house.run(unlockFeatureVerb, 'sales', changed, { commandId })),
      ).toMatchObject({ code: 'conflict' });
    const end = { grantId, reason };
    expect(
      await untouched(() => house.run(revokeGrantVerb, 'sales', end, { commandId })),
      'another verb',
    ).toMatchObject({ code: 'conflict' });
    const again = () => house.run(unlockFeatureVerb, 'sales', wish(featureId, first), { commandId });
    expect(await untouched(again)).toMatchObject({ ok: true, answer: { grantId } });
  });

  test('by somebody else is their own, and tells nothing of the first', async () => {
    const { featureId } = await house.open();
    const accountId = await house.account();
    const commandId = randomUUID();
    await house.done(unlockFeatureVerb, 'sales', wish(featureId, accountId), { commandId });
    const tried = () => house.run(unlockFeatureVerb, 'viewer', wish(featureId, accountId), { commandId });
    expect(await untouched(tried)).toMatchObject({ code: 'forbidden' });
  });
});

describe('8. SQL in a cursor, an order or a filter', () => {
  const injected = [
    "name'; drop table audit_events; --",
    'name desc, (select password_hash from users limit 1)',
    '(case when (select 1)=1 then name else key end)',
    "' union select email from users --",
    '1; select pg_sleep(5)',
  ];
  test.each(injected)('%s', async (text) => {
    const asks = await caller('viewer');
    const orders: (() => Promise<unknown>)[] = [
      () => asks.accounts.list({ sort: text as 'name' }),
      () => asks.features.list({ sort: text as 'name' }),
    ];
    for (const order of orders) await expect(order()).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    const id = text as `${string}-${string}-${string}-${string}-${string}`;
    await expect(asks.accounts.list({ after: { value: text, id } })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
    const after = { value: text, id: randomUUID() };
    const page = await asks.accounts.list({ after, sort: 'name' });
    expect(JSON.stringify(page)).not.toContain('@latchkey.test');
    expect(await asks.accounts.list({ text })).toMatchObject({ rows: [] });
    await asks.search.everything({ text: text.slice(0, 100) });
    await asks.timeline.list({ text: text.slice(0, 100) });
    expect(await house.count('audit_events')).toBe(await house.mark());
  });

  test('a cursor of another kind than its order is refused or finds nothing', async () => {
    const asks = await caller('viewer');
    const after = { value: 'not a number', id: randomUUID() };
    const outcome = await asks.accounts.list({ sort: 'value', after }).then(
      (page) => JSON.stringify(page),
      (error: { code: string }) => error.code,
    );
    expect(outcome).not.toBe('INTERNAL_SERVER_ERROR');
  });
});

test('9. a name that a spreadsheet would run, in the export of the timeline', async () => {
  const formulas = [
    '=cmd|calc!A0',
    '+1+1',
    '-2+3',
    '@SUM(A1)',
    '\t=1',
    '=HYPERLINK("http://evil.example")',
    '＝1+1',
  ];
  const { featureId } = await house.open({ seats: 20 });
  const before = await house.mark();
  for (const name of formulas)
    await house.grant(featureId, await house.account('sales', { name: `${name} x` }));
  const desk = new ExportDesk(house, { feature: '', account: '' });
  const { exportId } = await desk.asked('admin');
  await desk.writeAll();
  const rows = (await desk.rows('admin', exportId)).filter(({ seq }) => Number(seq) > before);
  expect(rows.length).toBeGreaterThanOrEqual(formulas.length);
  for (const cell of rows.flatMap((row) => Object.values(row)))
    expect(cell).not.toMatch(/^[\s]*[=+\-@＝＋－＠]/u);
  const file = await desk.file('admin', exportId);
  for (const line of file.split('\r\n')) expect(line).not.toMatch(/(^|,)"?[=+\-@]/);
});

test('10. asking with the roles of yesterday', async () => {
  const asks = await caller('pm');
  const { featureId } = await house.open(asksPm);
  const { requestId } = await house.done(requestFeatureVerb, 'sales', wish(featureId, await house.account()));
  await house.sql`update users set roles = '{viewer}' where id = ${house.ids.pm}`;
  const tried = () =>
    asks.requests.approve({ commandId: randomUUID(), input: { requestId, revision: 1 } }).then(
      () => 'done',
      (error: { code: string }) => error.code,
    );
  expect(await untouched(tried)).toBe('FORBIDDEN');
  await house.sql`update users set roles = '{pm}' where id = ${house.ids.pm}`;
  expect(await tried()).toBe('done');
});
