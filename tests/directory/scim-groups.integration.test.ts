import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { accounts } from '#db/schema/accounts.ts';
import { auditEvents } from '#db/schema/audit.ts';
import { teams, users } from '#db/schema/users.ts';
import { chooseRolesSourceVerb } from '#server/commands/directory/choose-roles-source.ts';
import { removeGroupRolesVerb } from '#server/commands/directory/remove-group-roles.ts';
import { setGroupRolesVerb } from '#server/commands/directory/set-group-roles.ts';
import { changePersonVerb } from '#server/commands/people/change-person.ts';
import { byOkta, patchSchema, refused } from '#tests/support/scim-bodies.ts';
import { ScimDesk } from '#tests/support/scim-desk.ts';
import { insertSession, livingSessions } from '#tests/support/sessions.ts';
import { openTestHouse, type TestHouse } from '#tests/support/test-house.ts';

const groupSchema = 'urn:ietf:params:scim:schemas:core:2.0:Group';
let house: TestHouse;
let desk: ScimDesk;
let ann: string;
let ben: string;
let made = 0;

beforeAll(async () => {
  house = await openTestHouse();
  desk = await ScimDesk.open(house);
});

beforeEach(async () => {
  ann = await makeUser();
  ben = await makeUser();
});

async function makeUser(): Promise<string> {
  return String((await desk.ask('POST', '/Users', byOkta())).body.id);
}

async function makeGroup(members: readonly string[] = [], changes: object = {}) {
  const displayName = `Group ${++made}`;
  const body = {
    schemas: [groupSchema],
    displayName,
    members: members.map((value) => ({ value })),
    ...changes,
  };
  const answer = await desk.ask('POST', '/Groups', body);
  expect(answer.status).toBe(201);
  return { id: String(answer.body.id), name: String(answer.body.displayName) };
}

const patch = (id: string, ...operations: object[]) =>
  desk.ask('PATCH', `/Groups/${id}`, { schemas: [patchSchema], Operations: operations });
const userOf = async (id: string) => (await house.db.select().from(users).where(eq(users.id, id)))[0];
const rolesOf = async (id: string) => (await userOf(id))?.roles;
const give = (group: string, roles: string[], changes: object = {}) =>
  house.done(setGroupRolesVerb, 'admin', { group, roles, ...changes });

async function membersOf(id: string): Promise<string[]> {
  const { body } = await desk.ask('GET', `/Groups/${id}`);
  return (body.members as { value: string }[]).map(({ value }) => value).sort();
}

describe('a group', () => {
  test('as Okta pushes one: looked for, made, members added and removed, renamed', async () => {
    const look = await desk.ask('GET', `/Groups?filter=${encodeURIComponent('displayName eq "Not yet"')}`);
    expect(look.body).toMatchObject({ totalResults: 0 });
    const mark = await house.mark();
    const { id } = await makeGroup();
    const add = { op: 'add', path: 'members', value: [{ value: ann, display: 'x' }, { value: ben }] };
    expect(await patch(id, add)).toMatchObject({ status: 200 });
    expect(await membersOf(id)).toEqual([ann, ben].sort());
    await patch(id, { op: 'remove', path: `members[value eq "${ann}"]` });
    expect(await membersOf(id)).toEqual([ben]);
    await patch(id, { op: 'replace', path: 'members', value: [{ value: ann }] });
    expect(await membersOf(id)).toEqual([ann]);
    const renamed = await patch(id, { op: 'replace', value: { id, displayName: `Renamed ${made}` } });
    expect(renamed.body).toMatchObject({ displayName: `Renamed ${made}` });
    const changed = Array.from({ length: 3 }, () => 'directory.members_changed');
    expect(await house.told(mark)).toEqual(['directory.group_made', ...changed, 'directory.group_renamed']);
  });

  test('as Entra pushes one: capitals, members one by one, asked for without them', async () => {
    const { id } = await makeGroup([], { externalId: `entra-${made}` });
    await patch(id, { op: 'Add', path: 'members', value: [{ $ref: null, value: ann }] });
    await patch(id, { op: 'Add', path: 'members', value: [{ value: ann }, { value: ben }] });
    expect(await membersOf(id)).toEqual([ann, ben].sort());
    const without = await desk.ask('GET', `/Groups/${id}?excludedAttributes=members`);
    expect(without.body).not.toHaveProperty('members');
    const asks = (who: string) =>
      `/Groups?filter=${encodeURIComponent(`id eq "${id}" and members eq "${who}"`)}`;
    expect((await desk.ask('GET', asks(ann))).body).toMatchObject({ totalResults: 1 });
    await patch(id, { op: 'Remove', path: 'members', value: [{ value: ann }] });
    expect((await desk.ask('GET', asks(ann))).body).toMatchObject({ totalResults: 0 });
    expect(await patch(id, { op: 'Replace', path: 'displayName', value: `Entra ${made}` })).toMatchObject({
      body: { displayName: `Entra ${made}` },
    });
  });

  test('is replaced whole, and removed', async () => {
    const { id } = await makeGroup([ann]);
    const whole = { schemas: [groupSchema], displayName: `Whole ${made}`, members: [{ value: ben }] };
    expect(await desk.ask('PUT', `/Groups/${id}`, whole)).toMatchObject({ status: 200 });
    expect(await membersOf(id)).toEqual([ben]);
    const { body } = await desk.ask('GET', `/Users/${ben}`);
    expect(body.groups).toMatchObject([{ value: id, display: `Whole ${made}` }]);
    expect(await desk.ask('DELETE', `/Groups/${id}`)).toMatchObject({ status: 204 });
    expect(await desk.ask('GET', `/Groups/${id}`)).toMatchObject(refused(404));
  });

  test.each([
    ['with a name that is taken', (name: string) => ({ displayName: name.toUpperCase() }), 409],
    ['without a name', () => ({ displayName: '' }), 400],
    [
      'with nobody as a member',
      () => ({ displayName: `New ${made}`, members: [{ value: randomUUID() }] }),
      400,
    ],
    ['with no id as a member', () => ({ displayName: `New ${made}`, members: [{ value: 'ann' }] }), 400],
  ])('%s is refused', async (_what, body, status) => {
    const { name } = await makeGroup();
    expect(await desk.ask('POST', '/Groups', body(name))).toMatchObject(refused(status));
  });

  test('has nobody as a member whom the directory deleted', async () => {
    const { id } = await makeGroup([ann]);
    await desk.ask('DELETE', `/Users/${ann}`);
    expect(await membersOf(id)).toEqual([]);
    expect(await patch(id, { op: 'add', path: 'members', value: [{ value: ann }] })).toMatchObject(
      refused(400),
    );
    expect(await patch(id, { op: 'remove', path: `members[value eq "${ann}"]` })).toMatchObject({
      status: 200,
    });
  });
});

describe('roles of groups', () => {
  test('come and go with membership, and whoever loses one is signed out', async () => {
    const { id, name } = await makeGroup();
    await give(name.toUpperCase(), ['sales', 'viewer']);
    const mark = await house.mark();
    await patch(id, { op: 'add', path: 'members', value: [{ value: ann }] });
    expect(await rolesOf(ann)).toEqual(['viewer', 'sales']);
    const [event] = await house.db
      .select()
      .from(auditEvents)
      .where(eq(auditEvents.seq, mark + 2));
    expect(event?.event).toMatchObject({ type: 'person.changed', through: 'directory' });
    await insertSession(house, ann);
    await patch(id, { op: 'remove', path: 'members', value: [{ value: ann }] });
    expect(await rolesOf(ann)).toEqual([]);
    expect(await livingSessions(house, ann)).toEqual([]);
    await house.expectChain();
  });

  test('come and go with what admins set, for everybody in the group at once', async () => {
    const { name } = await makeGroup([ann, ben]);
    const { mappingId, moved } = await give(name, ['sales']);
    expect(moved).toBe(2);
    expect(await house.run(setGroupRolesVerb, 'admin', { group: name, roles: ['pm'] })).toMatchObject({
      code: 'conflict',
    });
    await insertSession(house, ann);
    await give(name, ['sales', 'engineer'], { mappingId });
    expect(await livingSessions(house, ann)).toHaveLength(1);
    await give(name, ['engineer'], { mappingId });
    expect([await rolesOf(ann), await rolesOf(ben)]).toEqual([['engineer'], ['engineer']]);
    expect(await livingSessions(house, ann)).toEqual([]);
    await house.done(removeGroupRolesVerb, 'admin', { mappingId });
    expect(await rolesOf(ben)).toEqual([]);
  });

  test('move the accounts of whoever changes the team', async () => {
    const [north] = await house.db.select().from(teams).where(eq(teams.name, 'north'));
    const accountId = await house.account();
    await house.db.update(accounts).set({ ownerId: ann, teamId: null }).where(eq(accounts.id, accountId));
    const { name } = await makeGroup([ann]);
    await give(name, ['sales'], { teamId: north?.id });
    expect((await userOf(ann))?.teamId).toBe(north?.id);
    const [account] = await house.db.select().from(accounts).where(eq(accounts.id, accountId));
    expect(account?.teamId).toBe(north?.id);
  });

  test('are not chosen in the form, until an admin takes them over', async () => {
    const { id, name } = await makeGroup([ann]);
    await give(name, ['sales']);
    const change = (roles: string[]) =>
      house.run(changePersonVerb, 'admin', { personId: ann, name: 'Ann', roles });
    expect(await change(['pm'])).toMatchObject({ ok: false, code: 'denied' });
    expect(await change(['sales'])).toMatchObject({ ok: true });
    await house.done(chooseRolesSourceVerb, 'admin', { personId: ann, from: 'admins' });
    expect(await change(['pm'])).toMatchObject({ ok: true });
    await patch(id, { op: 'remove', path: 'members', value: [{ value: ann }] });
    expect(await rolesOf(ann)).toEqual(['pm']);
    const back = { personId: ann, from: 'groups' };
    expect(await house.run(chooseRolesSourceVerb, 'admin', back)).toMatchObject({ code: 'denied' });
    await patch(id, { op: 'add', path: 'members', value: [{ value: ann }] });
    await house.done(chooseRolesSourceVerb, 'admin', back);
    expect(await rolesOf(ann)).toEqual(['sales']);
  });
});

describe('the last admin', () => {
  test('stays whatever becomes of their groups', async () => {
    const { id, name } = await makeGroup([ann]);
    const { mappingId } = await give(name, ['admin']);
    await house.db.update(users).set({ active: false }).where(eq(users.id, house.ids.admin));
    expect(await patch(id, { op: 'remove', path: 'members' })).toMatchObject(refused(409));
    expect(await desk.ask('PUT', `/Groups/${id}`, { displayName: name })).toMatchObject(refused(409));
    expect(await desk.ask('DELETE', `/Groups/${id}`)).toMatchObject(refused(409));
    expect(await desk.ask('DELETE', `/Users/${ann}`)).toMatchObject(refused(409));
    expect(await membersOf(id)).toEqual([ann]);
    await house.db.update(users).set({ active: true }).where(eq(users.id, house.ids.admin));
    await house.done(removeGroupRolesVerb, 'admin', { mappingId });
    expect(await rolesOf(ann)).toEqual([]);
  });

  test('two groups that lose their admins at once: one keeps its own', async () => {
    const [one, two] = [await makeGroup([ann]), await makeGroup([ben])];
    for (const { name } of [one, two]) await give(name, ['admin']);
    await house.db.update(users).set({ active: false }).where(eq(users.id, house.ids.admin));
    const empty = ({ id }: { id: string }) => patch(id, { op: 'remove', path: 'members' });
    const both = await Promise.all([empty(one), empty(two)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    await house.db.update(users).set({ active: true }).where(eq(users.id, house.ids.admin));
  });
});
