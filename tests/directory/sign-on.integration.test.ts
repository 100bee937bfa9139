import { and, eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { users } from '#db/schema/users.ts';
import type { Claims } from '#domain/directory/single-sign-on.ts';
import { setGroupRolesVerb } from '#server/commands/directory/set-group-roles.ts';
import { signOnThroughProvider } from '#server/commands/directory/sign-on.ts';
import { activatePersonVerb } from '#server/commands/people/activate-person.ts';
import { deactivatePersonVerb } from '#server/commands/people/deactivate-person.ts';
import { byOkta } from '#tests/support/scim-bodies.ts';
import { ScimDesk } from '#tests/support/scim-desk.ts';
import { insertSession, livingSessions } from '#tests/support/sessions.ts';
import { openTestHouse, type TestHouse } from '#tests/support/test-house.ts';

const issuer = 'https://id.example.com';
let house: TestHouse;

beforeAll(async () => {
  house = await openTestHouse();
  for (const [group, role] of [
    ['Sales', 'sales'],
    ['Product', 'pm'],
    ['Admins', 'admin'],
  ])
    await house.done(setGroupRolesVerb, 'admin', { group, roles: [role] });
});

function comes(sub: string, changes: Partial<Claims> = {}) {
  const email = `${sub}@latchkey.test`;
  const claims = {
    identity: `${issuer} ${sub}`,
    issuer,
    email,
    name: `The ${sub}`,
    groups: ['Sales'],
    ...changes,
  };
  return signOnThroughProvider({ house: house.house, now: house.now }, claims);
}

async function idOf(sub: string, changes: Partial<Claims> = {}): Promise<string> {
  const outcome = await comes(sub, changes);
  if (!outcome.ok || !('userId' in outcome.answer)) throw new Error(JSON.stringify(outcome));
  return outcome.answer.userId;
}

const userOf = async (id: string) => (await house.db.select().from(users).where(eq(users.id, id)))[0];
const refusal = (why: string) => ({ ok: true, answer: { refusal: why } });

describe('somebody who is not here yet', () => {
  test('is made once, also when they come twice at once', async () => {
    const mark = await house.mark();
    const both = await Promise.all([idOf('twice'), idOf('twice')]);
    expect(new Set(both).size).toBe(1);
    expect(await userOf(both[0])).toMatchObject({
      roles: ['sales'],
      rolesFrom: 'groups',
      passwordHash: null,
    });
    expect(await house.told(mark)).toEqual([
      'person.added',
      'directory.person_bound',
      'directory.groups_claimed',
    ]);
  });

  test('is not made without a role, and nothing is told', async () => {
    const mark = await house.mark();
    expect(await comes('nobody', { groups: ['Everybody'] })).toMatchObject(refusal('unknown'));
    expect(await house.db.$count(users, eq(users.email, 'nobody@latchkey.test'))).toBe(0);
    expect(await house.told(mark)).toEqual([]);
  });
});

describe('roles', () => {
  test('follow the groups at every sign-in, and whoever loses one is signed out elsewhere', async () => {
    const id = await idOf('moves');
    await insertSession(house, id);
    expect(await idOf('moves', { groups: ['Product'] })).toBe(id);
    expect((await userOf(id))?.roles).toEqual(['pm']);
    expect(await livingSessions(house, id)).toEqual([]);
    expect(await comes('moves', { groups: [] })).toMatchObject(refusal('roleless'));
    expect((await userOf(id))?.roles).toEqual([]);
    expect(await idOf('moves', { groups: ['Sales'] })).toBe(id);
    expect(await idOf('moves', { groups: undefined })).toBe(id);
    expect((await userOf(id))?.claimedGroups).toEqual(['Sales']);
  });

  test('that admins chose stay, and the identity is bound', async () => {
    const mark = await house.mark();
    expect(await idOf('viewer', { groups: ['Product'] })).toBe(house.ids.viewer);
    expect(await userOf(house.ids.viewer)).toMatchObject({
      ...{ roles: ['viewer'], rolesFrom: 'admins', singleSignOnId: `${issuer} viewer` },
    });
    expect(await house.told(mark)).toEqual(['directory.person_bound', 'directory.groups_claimed']);
    await comes('viewer', { groups: ['Product'] });
    expect(await house.told(mark)).toHaveLength(2);
  });

  test('of the last admin stay whatever the groups say, and they come in', async () => {
    const id = await idOf('last', { groups: ['Admins'] });
    await house.db.update(users).set({ active: false }).where(eq(users.id, house.ids.admin));
    expect(await idOf('last', { groups: [] })).toBe(id);
    expect((await userOf(id))?.roles).toEqual(['admin']);
    await house.db.update(users).set({ active: true }).where(eq(users.id, house.ids.admin));
    expect(await comes('last', { groups: [] })).toMatchObject(refusal('roleless'));
  });

  test('come from membership where the directory keeps the group, not from the claim', async () => {
    const desk = await ScimDesk.open(house);
    const made = await desk.ask('POST', '/Users', byOkta());
    const group = await desk.ask('POST', '/Groups', { displayName: 'Product', members: [] });
    const [address] = made.body.emails as { value: string }[];
    const claims = { email: address?.value, groups: ['Product'] };
    expect(await comes('kept', claims)).toMatchObject(refusal('roleless'));
    const add = { op: 'add', path: 'members', value: [{ value: made.body.id }] };
    await desk.ask('PATCH', `/Groups/${group.body.id}`, { Operations: [add] });
    expect(await idOf('kept', claims)).toBe(made.body.id);
    await desk.ask('DELETE', `/Groups/${group.body.id}`);
    expect((await userOf(String(made.body.id)))?.roles).toEqual([]);
  });
});

describe('an address', () => {
  test('that changes at the provider moves nobody into another’s account', async () => {
    const id = await idOf('changes');
    expect(await idOf('changes', { email: 'pm@latchkey.test' })).toBe(id);
    const pm = and(eq(users.id, house.ids.pm), eq(users.email, 'pm@latchkey.test'));
    expect(await house.db.$count(users, pm)).toBe(1);
  });

  test('of somebody who is bound opens nothing to another subject', async () => {
    await idOf('bound');
    expect(await comes('thief', { email: 'bound@latchkey.test' })).toMatchObject(refusal('another'));
  });

  test('is bound anew once an admin deactivated and activated them', async () => {
    const personId = await idOf('recycled');
    await house.done(deactivatePersonVerb, 'admin', { personId });
    expect(await comes('recycled')).toMatchObject(refusal('left'));
    await house.done(activatePersonVerb, 'admin', { personId });
    expect(await idOf('recycled-anew', { email: 'recycled@latchkey.test' })).toBe(personId);
    expect(await comes('recycled')).toMatchObject(refusal('another'));
  });

  test('that is not verified opens nothing', async () => {
    expect(await comes('engineer', { email: undefined })).toMatchObject(refusal('unverified'));
  });

  test('of somebody who left opens nothing, and neither does their identity', async () => {
    const id = await idOf('leaves');
    for (const who of [id, house.ids.leaver])
      await house.db.update(users).set({ active: false }).where(eq(users.id, who));
    expect(await comes('leaves')).toMatchObject(refusal('left'));
    expect(await comes('leaver')).toMatchObject(refusal('left'));
    await house.expectChain();
  });
});
