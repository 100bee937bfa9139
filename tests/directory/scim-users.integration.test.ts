import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { auditEvents } from '#db/schema/audit.ts';
import { users } from '#db/schema/users.ts';
import { activatePersonVerb } from '#server/commands/people/activate-person.ts';
import { addPersonVerb } from '#server/commands/people/add-person.ts';
import { byEntra, byOkta, enterprise, patchSchema, refused, userSchema } from '#tests/support/scim-bodies.ts';
import { ScimDesk } from '#tests/support/scim-desk.ts';
import { insertSession, livingSessions } from '#tests/support/sessions.ts';
import { openTestHouse, type TestHouse } from '#tests/support/test-house.ts';

let house: TestHouse;
let desk: ScimDesk;

beforeAll(async () => {
  house = await openTestHouse();
  desk = await ScimDesk.open(house);
});

async function make(body: object = byOkta()): Promise<{ id: string; body: Record<string, unknown> }> {
  const answer = await desk.ask('POST', '/Users', body);
  expect(answer.status).toBe(201);
  return { id: String(answer.body.id), body: answer.body };
}

const patch = (id: string, ...operations: object[]) =>
  desk.ask('PATCH', `/Users/${id}`, { schemas: [patchSchema], Operations: operations });
const find = (filter: string) => desk.ask('GET', `/Users?filter=${encodeURIComponent(filter)}`);
const userOf = async (id: string) => (await house.db.select().from(users).where(eq(users.id, id)))[0];
describe('making somebody', () => {
  test.each([
    ['Okta', byOkta, 'Test User'],
    ['Entra', byEntra, 'Given'],
  ])('as %s does: first looked for, then made, then found', async (_who, body, name) => {
    const sent = body();
    expect(await find(`userName eq "${sent.userName}"`)).toMatchObject({
      status: 200,
      body: { totalResults: 0, startIndex: 1, Resources: [] },
    });
    const mark = await house.mark();
    const answer = await desk.ask('POST', '/Users', sent);
    expect(answer).toMatchObject({
      status: 201,
      body: {
        schemas: [userSchema],
        userName: sent.userName,
        externalId: sent.externalId,
        active: true,
        name: sent.name,
        emails: sent.emails,
        meta: { resourceType: 'User' },
      },
    });
    const id = String(answer.body.id);
    expect(answer.headers.get('location')).toBe(`http://localhost/scim/v2/Users/${id}`);
    expect(answer.headers.get('content-type')).toMatch(/^application\/scim\+json/);
    expect(await house.told(mark)).toEqual(['person.added']);
    expect(await userOf(id)).toMatchObject({ roles: [], rolesFrom: 'groups', passwordHash: null });
    expect((await userOf(id))?.name).toContain(name);
    const found = await find(`userName eq "${sent.userName.toUpperCase()}"`);
    expect(found.body).toMatchObject({ totalResults: 1, Resources: [{ id }] });
    expect(await desk.ask('GET', `/Users/${id}`)).toMatchObject({ status: 200, body: { id } });
  });

  test('twice is refused, whatever name is the same', async () => {
    const sent = byOkta();
    await make(sent);
    const other = byOkta();
    for (const same of [
      sent,
      { ...other, userName: sent.userName.toUpperCase() },
      { ...other, emails: sent.emails },
      { ...other, externalId: sent.externalId },
    ])
      expect(await desk.ask('POST', '/Users', same)).toMatchObject(refused(409, 'uniqueness'));
  });

  test('a userName that is no address needs one in emails', async () => {
    const sent = byOkta({ userName: 'jdoe' });
    expect((await make(sent)).body).toMatchObject({
      userName: sent.userName,
      emails: [{ value: sent.emails[0]?.value }],
    });
    expect(await desk.ask('POST', '/Users', byOkta({ userName: 'jroe', emails: [] }))).toMatchObject(
      refused(400, 'invalidValue'),
    );
  });

  test('whoever is here already is found by their address, and linked', async () => {
    const found = await find('userName eq "sales@latchkey.test"');
    expect(found.body).toMatchObject({ totalResults: 1, Resources: [{ id: house.ids.sales }] });
    const sent = byOkta({ userName: 'sales@latchkey.test', emails: [], externalId: 'linked' });
    const answer = await desk.ask('PUT', `/Users/${house.ids.sales}`, sent);
    expect(answer).toMatchObject({ status: 200, body: { externalId: 'linked' } });
    expect(await userOf(house.ids.sales)).toMatchObject({ roles: ['sales'], rolesFrom: 'admins' });
  });
});

describe('changing somebody', () => {
  test('as Okta deactivates and activates: a replace without a path', async () => {
    const { id } = await make();
    await insertSession(house, id);
    const mark = await house.mark();
    const off = await patch(id, { op: 'replace', value: { active: false } });
    expect(off).toMatchObject({ status: 200, body: { active: false } });
    expect(await livingSessions(house, id)).toEqual([]);
    expect(await patch(id, { op: 'replace', value: { active: true } })).toMatchObject({
      body: { active: true },
    });
    expect(await house.told(mark)).toEqual(['person.deactivated', 'person.activated']);
  });

  test('as Okta writes a profile: PUT with everything', async () => {
    const { id, body } = await make();
    const sent = { ...body, name: { givenName: 'Another', familyName: 'Name' }, displayName: 'Another Name' };
    expect(await desk.ask('PUT', `/Users/${id}`, sent)).toMatchObject({
      status: 200,
      body: { displayName: 'Another Name', name: { givenName: 'Another' }, userName: body.userName },
    });
    expect((await userOf(id))?.name).toBe('Another Name');
  });

  test('as Entra does: capitals, truths as text, paths with filters, attributes that nobody here knows', async () => {
    const { id } = await make(byEntra());
    const next = 'renamed@latchkey.test';
    const answer = await patch(
      id,
      { op: 'Replace', path: 'displayName', value: 'Given anew' },
      { op: 'Replace', path: 'emails[type eq "work"].value', value: next },
      { op: 'Add', path: 'name.givenName', value: 'Anew' },
      { op: 'Replace', path: `${enterprise}:department`, value: 'Marketing' },
      { op: 'Add', path: 'phoneNumbers[type eq "work"].value', value: '+1 555 0100' },
      { op: 'Replace', path: 'active', value: 'False' },
    );
    expect(answer).toMatchObject({
      status: 200,
      body: {
        displayName: 'Given anew',
        name: { givenName: 'Anew' },
        emails: [{ value: next }],
        active: false,
      },
    });
    expect(await userOf(id)).toMatchObject({ email: next, active: false, name: 'Given anew' });
  });

  test('as Entra does where it was told to keep to the standard: paths as keys', async () => {
    const { id } = await make(byEntra());
    const value = {
      displayName: 'Keyed',
      'name.familyName': 'By path',
      [`${enterprise}:department`]: 'Sales',
    };
    expect(await patch(id, { op: 'replace', value: { ...value, active: true } })).toMatchObject({
      status: 200,
      body: { displayName: 'Keyed', name: { familyName: 'By path' } },
    });
  });

  test('what is the same tells nothing', async () => {
    const { id, body } = await make();
    const mark = await house.mark();
    await desk.ask('PUT', `/Users/${id}`, body);
    await patch(id, { op: 'replace', value: { active: true } });
    expect(await house.told(mark)).toEqual([]);
  });

  test.each([
    [
      'an address that is taken',
      { op: 'replace', path: 'emails[type eq "work"].value', value: 'pm@latchkey.test' },
      409,
      'uniqueness',
    ],
    ['no address', { op: 'replace', path: 'emails', value: [{ value: 'nobody' }] }, 400, 'invalidValue'],
    ['a truth that is none', { op: 'replace', path: 'active', value: 'perhaps' }, 400, 'invalidValue'],
    ['no userName', { op: 'remove', path: 'userName' }, 400, 'invalidValue'],
    ['an attribute there is not', { op: 'replace', path: 'constructor', value: 'x' }, 400, 'invalidPath'],
    ['a path that can not be read', { op: 'replace', path: 'emails[type', value: 'x' }, 400, 'invalidPath'],
    ['a removal of nothing', { op: 'remove' }, 400, 'noTarget'],
    ['an op there is not', { op: 'move', path: 'active', value: true }, 400, 'invalidSyntax'],
    ['NUL in a name', { op: 'replace', path: 'displayName', value: 'a\0b' }, 400, 'invalidValue'],
    ['half a character', { op: 'replace', path: 'displayName', value: 'a\ud800b' }, 400, 'invalidValue'],
  ])('%s is refused and changes nothing', async (_what, operation, status, scimType) => {
    const { id } = await make();
    const before = await userOf(id);
    const rename = { op: 'replace', path: 'displayName', value: 'Half done' };
    expect(await patch(id, rename, operation)).toMatchObject(refused(status, scimType));
    expect(await userOf(id)).toEqual(before);
  });
});

describe('deleting somebody', () => {
  test('deactivates them, hides them from the directory, and gives them back when they are made again', async () => {
    const sent = byOkta();
    const { id } = await make(sent);
    await house.db
      .update(users)
      .set({ singleSignOnId: `https://id.example.com ${id}` })
      .where(eq(users.id, id));
    await insertSession(house, id);
    expect(await desk.ask('DELETE', `/Users/${id}`)).toMatchObject({ status: 204, body: {} });
    expect(await userOf(id)).toMatchObject({
      active: false,
      externalId: null,
      singleSignOnId: null,
      roles: [],
    });
    expect(await livingSessions(house, id)).toEqual([]);
    for (const method of ['GET', 'DELETE'])
      expect(await desk.ask(method, `/Users/${id}`)).toMatchObject(refused(404));
    expect(await patch(id, { op: 'replace', value: { active: true } })).toMatchObject(refused(404));
    expect((await find(`userName eq "${sent.userName}"`)).body).toMatchObject({ totalResults: 0 });
    expect((await make(sent)).id).toBe(id);
    expect(await userOf(id)).toMatchObject({ active: true, externalId: sent.externalId });
  });
});

describe('the last admin', () => {
  test.each([
    ['is not deactivated', 'PATCH', { Operations: [{ op: 'replace', value: { active: false } }] }],
    ['is not deactivated by a whole record', 'PUT', { userName: 'admin@latchkey.test', active: false }],
    ['is not deleted', 'DELETE', undefined],
  ])('%s', async (_what, method, body) => {
    expect(await desk.ask(method, `/Users/${house.ids.admin}`, body)).toMatchObject(refused(409));
    expect(await userOf(house.ids.admin)).toMatchObject({ active: true, roles: ['admin'] });
  });

  test('may go once there is another', async () => {
    const other = { name: 'Second admin', email: 'second-admin@latchkey.test', roles: ['admin'] };
    await house.done(addPersonVerb, 'admin', other);
    const off = { op: 'replace', value: { active: false } };
    expect(await patch(house.ids.admin, off)).toMatchObject({ status: 200, body: { active: false } });
    const on = { op: 'replace', value: { active: true } };
    expect(await patch(house.ids.admin, on)).toMatchObject({ status: 200 });
  });
});

test('an admin may activate whom the directory deactivated, and the chain holds', async () => {
  const { id } = await make(byOkta({ active: false }));
  expect((await userOf(id))?.active).toBe(false);
  await house.done(activatePersonVerb, 'admin', { personId: id });
  await house.expectChain();
});

test('what the directory did names its request, and a password that it sent is kept nowhere', async () => {
  const mark = await house.mark();
  const { id } = await make();
  const [told] = await house.db
    .select()
    .from(auditEvents)
    .where(eq(auditEvents.seq, mark + 1));
  expect(told).toMatchObject({ requestId: 'request-of-the-directory', actor: { kind: 'system' } });
  expect(told?.event).toMatchObject({ type: 'person.added', person: { id }, through: 'directory' });
  const found = await house.sql`
    select 1 from (select t::text from users t union all select t::text from directory_people t
      union all select t::text from audit_events t) kept (text) where strpos(text, 'never-kept') > 0`;
  expect(found).toHaveLength(0);
});
