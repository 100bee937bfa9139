import { randomUUID } from 'node:crypto';
import { verify } from '@node-rs/argon2';
import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { accounts } from '#db/schema/accounts.ts';
import { auditEvents, commandRecords } from '#db/schema/audit.ts';
import { teams, users } from '#db/schema/users.ts';
import { killFeatureVerb } from '#server/commands/features/kill-feature.ts';
import { runCommand } from '#server/commands/run-command.ts';
import { createTeamVerb } from '#server/commands/teams/create-team.ts';
import { renameTeamVerb } from '#server/commands/teams/rename-team.ts';
import { insertSession, livingSessions } from '#tests/support/sessions.ts';
import { openTestHouse, type TestHouse } from '#tests/support/test-house.ts';
import { activatePersonVerb } from './activate-person.ts';
import { addPersonVerb } from './add-person.ts';
import { changePersonVerb } from './change-person.ts';
import { deactivatePersonVerb } from './deactivate-person.ts';
import { givePasswordVerb } from './give-password.ts';
import { handOverVerb } from './hand-over.ts';
import { renameSelfVerb } from './rename-self.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});

const add = async (changes: object = {}) => {
  const input = { name: 'Newcomer', email: `${randomUUID()}@latchkey.test`, roles: ['sales'], ...changes };
  return house.done(addPersonVerb, 'admin', input);
};
const userOf = async (id: string) => {
  const [user] = await house.db.select().from(users).where(eq(users.id, id));
  if (!user) throw new Error('There is no such user.');
  return user;
};

describe('a new person', () => {
  test('gets a password that is told once and kept as a hash', async () => {
    const commandId = randomUUID();
    const input = { name: 'Newcomer', email: 'New.Comer@Latchkey.test', roles: ['sales', 'viewer'] };
    const first = await house.done(addPersonVerb, 'admin', input, { commandId });
    const user = await userOf(first.personId);
    expect(user).toMatchObject({ email: 'new.comer@latchkey.test', roles: ['viewer', 'sales'] });
    expect(await verify(user.passwordHash ?? '', first.password ?? '')).toBe(true);
    const again = await house.done(addPersonVerb, 'admin', input, { commandId });
    expect(again).toEqual({ personId: first.personId, password: null, invited: false });
    const [record] = await house.db
      .select()
      .from(commandRecords)
      .where(eq(commandRecords.commandId, commandId));
    expect(JSON.stringify(record)).not.toContain(first.password);
    const events = await house.db.select({ event: auditEvents.event }).from(auditEvents);
    expect(JSON.stringify(events)).not.toContain(first.password);
  });

  test('has an address of their own, however it is written, also for two admins at once', async () => {
    const email = 'twice@latchkey.test';
    const both = await Promise.all(
      [email, email.toUpperCase()].map((one) =>
        house.run(addPersonVerb, 'admin', { name: 'Twice', email: one, roles: ['sales'] }),
      ),
    );
    expect(both.map((one) => (one.ok ? 'done' : one.code)).sort()).toEqual(['conflict', 'done']);
  });

  test('gets another first password when it was lost', async () => {
    const { personId, password } = await add();
    const next = await house.done(givePasswordVerb, 'admin', { personId });
    const { passwordHash } = await userOf(personId);
    expect(await verify(passwordHash ?? '', password ?? '')).toBe(false);
    expect(await verify(passwordHash ?? '', next.password ?? '')).toBe(true);
  });
});

describe('a change of roles', () => {
  test('holds at the next command', async () => {
    const { personId } = await add({ roles: ['engineer'] });
    const kill = (featureId: string) =>
      runCommand(
        house.house,
        killFeatureVerb,
        { featureId, environmentKey: 'production', reason: 'It fails.' },
        { userId: personId, commandId: randomUUID() },
      );
    expect(await kill(await house.feature())).toMatchObject({ ok: true });
    const change = { personId, name: 'Newcomer', roles: ['viewer'] };
    await house.done(changePersonVerb, 'admin', change);
    expect(await kill(await house.feature())).toMatchObject({ ok: false, code: 'forbidden' });
    await house.done(deactivatePersonVerb, 'admin', { personId });
    expect(await kill(await house.feature())).toMatchObject({ sentence: 'You are not signed in any more.' });
    await house.done(activatePersonVerb, 'admin', { personId });
    expect(await kill(await house.feature())).toMatchObject({ ok: false, code: 'forbidden' });
  });

  test('to another team takes the accounts along', async () => {
    const { personId } = await add();
    const accountId = await house.account();
    await house.db.update(accounts).set({ ownerId: personId }).where(eq(accounts.id, accountId));
    const { teamId } = await house.done(createTeamVerb, 'admin', { name: 'East' });
    await house.done(changePersonVerb, 'admin', { personId, name: 'Newcomer', roles: ['sales'], teamId });
    const [account] = await house.db.select().from(accounts).where(eq(accounts.id, accountId));
    expect(account?.teamId).toBe(teamId);
  });
});

test('a role that one admin takes does not come back with the form that another had open', async () => {
  const { personId } = await add({ roles: ['sales', 'pm'] });
  const seen = { name: 'Newcomer', roles: ['sales', 'pm'], teamId: null };
  const change = (wanted: object) =>
    house.run(changePersonVerb, 'admin', { personId, ...seen, ...wanted, seen });
  const both = await Promise.all([change({ roles: ['sales'] }), change({ name: 'Renamed' })]);
  expect(both.map((one) => (one.ok ? 'done' : one.code)).toSorted()).toEqual(['done', 'stale']);
  const { name, roles } = await userOf(personId);
  expect([name, roles]).toEqual(both[0].ok ? ['Newcomer', ['sales']] : ['Renamed', ['sales', 'pm']]);
});

describe('sessions', () => {
  const signedIn = async (changes: object = {}) => {
    const { personId } = await add(changes);
    await insertSession(house, personId);
    await insertSession(house, personId);
    return personId;
  };
  const living = async (personId: string) => (await livingSessions(house, personId)).length;
  const change = (personId: string, roles: string[], name = 'Newcomer') =>
    house.done(changePersonVerb, 'admin', { personId, name, roles });

  test.each([
    ['another first password', (personId: string) => house.done(givePasswordVerb, 'admin', { personId })],
    ['leaving', (personId: string) => house.done(deactivatePersonVerb, 'admin', { personId })],
    ['losing a role', (personId: string) => change(personId, ['sales'])],
    ['losing one role for another', (personId: string) => change(personId, ['sales', 'engineer'])],
  ])('%s ends them', async (_what, act) => {
    const personId = await signedIn({ roles: ['sales', 'pm'] });
    await act(personId);
    expect(await living(personId)).toBe(0);
  });

  test('they do not come back when whoever left comes back', async () => {
    const personId = await signedIn();
    await house.done(deactivatePersonVerb, 'admin', { personId });
    await house.done(activatePersonVerb, 'admin', { personId });
    expect(await living(personId)).toBe(0);
  });

  test('go on with another name, and with one more role', async () => {
    const personId = await signedIn();
    await change(personId, ['sales', 'pm'], 'Somebody');
    expect(await living(personId)).toBe(2);
  });
});

describe('the house keeps an admin', () => {
  const takeRole = (personId: string, by: string) =>
    runCommand(
      house.house,
      changePersonVerb,
      { personId, name: 'Once an admin', roles: ['viewer'] },
      { userId: by, commandId: randomUUID() },
    );
  const deactivate = (personId: string, by: string) =>
    runCommand(house.house, deactivatePersonVerb, { personId }, { userId: by, commandId: randomUUID() });

  test('nobody takes it from themself', async () => {
    const mine = house.ids.admin;
    expect(await takeRole(mine, mine)).toMatchObject({ ok: false, code: 'denied' });
    expect(await deactivate(mine, mine)).toMatchObject({ ok: false, code: 'denied' });
  });

  test.each([
    ['take the role from', takeRole],
    ['deactivate', deactivate],
  ])('two who %s each other at once: one stays', async (_what, act) => {
    for (let round = 0; round < 5; round++) {
      await house.db
        .update(users)
        .set({ roles: ['viewer'] })
        .where(eq(users.id, house.ids.admin));
      const admins = [randomUUID(), randomUUID()] as const;
      await house.db.insert(users).values(
        admins.map((id) => ({
          ...{ id, name: 'One of two', email: `${id}@latchkey.test`, createdAt: house.now },
          roles: ['admin' as const],
        })),
      );
      const [a, b] = admins;
      const both = await Promise.all([act(a, b), act(b, a)]);
      expect(both.filter(({ ok }) => ok)).toHaveLength(1);
      const [left] = await house.sql<{ count: number }[]>`
        select count(*)::int as count from users where active and 'admin' = any(roles)`;
      expect(left?.count).toBe(1);
      await house.db
        .update(users)
        .set({ roles: ['admin'] })
        .where(eq(users.id, house.ids.admin));
      await house.db.update(users).set({ active: false }).where(eq(users.id, a));
      await house.db.update(users).set({ active: false }).where(eq(users.id, b));
    }
  });
});

describe('handing over', () => {
  test('moves accounts with their team, and each tells it', async () => {
    const { personId } = await add();
    const accountId = await house.account();
    await house.db.update(accounts).set({ ownerId: personId }).where(eq(accounts.id, accountId));
    const input = { fromId: personId, toId: house.ids['other-sales'], what: 'accounts' };
    expect(await house.done(handOverVerb, 'admin', input)).toEqual({ handedOver: 1, left: 0 });
    const [account] = await house.db.select().from(accounts).where(eq(accounts.id, accountId));
    const heir = await userOf(house.ids['other-sales']);
    expect(account).toMatchObject({ ownerId: heir.id, teamId: heir.teamId });
    const told = await house.db.select().from(auditEvents).where(eq(auditEvents.accountId, accountId));
    expect(told.map(({ type }) => type)).toContain('person.account_handed_over');
    expect(await house.run(handOverVerb, 'admin', input)).toMatchObject({ ok: false, code: 'conflict' });
  });

  test('moves more than fit in one command bit by bit', async () => {
    const { personId } = await add();
    await house.sql`
      insert into accounts (id, key, name, owner_id, tier, region, type, created_at)
      select gen_random_uuid(), 'many-' || n, 'Many', ${personId}, 'Business', 'EU', 'customer', now()
      from generate_series(1, 700) n`;
    const input = { fromId: personId, toId: house.ids.sales, what: 'accounts' };
    expect(await house.done(handOverVerb, 'admin', input)).toEqual({ handedOver: 500, left: 200 });
    expect(await house.done(handOverVerb, 'admin', input)).toEqual({ handedOver: 200, left: 0 });
  });

  test('moves features', async () => {
    const featureId = await house.feature('other-pm');
    const input = { fromId: house.ids['other-pm'], toId: house.ids.pm, what: 'pm_features' };
    expect(await house.done(handOverVerb, 'admin', input)).toMatchObject({ left: 0 });
    const [row] = await house.sql<{ pm: string }[]>`select pm_id as pm from features where id = ${featureId}`;
    expect(row?.pm).toBe(house.ids.pm);
  });
});

test('a team has a name of its own, and one takes another name for oneself', async () => {
  const { teamId } = await house.done(createTeamVerb, 'admin', { name: 'West' });
  expect(await house.run(createTeamVerb, 'admin', { name: 'WEST' })).toMatchObject({ code: 'conflict' });
  await house.done(renameTeamVerb, 'admin', { teamId, name: 'Far west' });
  const [team] = await house.db.select().from(teams).where(eq(teams.id, teamId));
  expect(team?.name).toBe('Far west');
  await house.done(renameSelfVerb, 'viewer', { name: 'Auditor' });
  expect((await userOf(house.ids.viewer)).name).toBe('Auditor');
  await house.expectChain();
});
