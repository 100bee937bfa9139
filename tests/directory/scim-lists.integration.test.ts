import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { directoryTokens } from '#db/schema/directory.ts';
import { TokenBucket } from '#domain/token-bucket.ts';
import { makeDirectoryTokenVerb } from '#server/commands/directory/make-directory-token.ts';
import { revokeDirectoryTokenVerb } from '#server/commands/directory/revoke-directory-token.ts';
import { answerScim } from '#server/scim/answer-scim.ts';
import { countedStatements } from '#tests/support/counted-statements.ts';
import { byOkta, refused, userSchema } from '#tests/support/scim-bodies.ts';
import { ScimDesk } from '#tests/support/scim-desk.ts';
import { openTestHouse, type TestHouse } from '#tests/support/test-house.ts';

let house: TestHouse;
let desk: ScimDesk;

beforeAll(async () => {
  house = await openTestHouse();
  desk = await ScimDesk.open(house);
});

const find = (filter: string) => desk.ask('GET', `/Users?filter=${encodeURIComponent(filter)}`);

describe('looking for somebody', () => {
  test.each([
    ['userName eq "viewer@latchkey.test"', 1],
    [`${userSchema}:userName EQ "VIEWER@latchkey.test"`, 1],
    ['emails eq "viewer@latchkey.test"', 1],
    ['emails[type eq "work"].value eq "viewer@latchkey.test"', 1],
    ['emails.value eq "viewer@latchkey.test" and active eq true', 1],
    ['userName eq "viewer@latchkey.test" and active eq false', 0],
    ['active eq "False" and userName eq "viewer@latchkey.test"', 0],
    ['externalId eq "nobody"', 0],
    ['userName eq "x\\" or userName eq \\"viewer@latchkey.test"', 0],
    ['userName eq "\'; drop table users; --"', 0],
  ])('%s finds %i', async (filter, count) => {
    expect(await find(filter)).toMatchObject({ status: 200, body: { totalResults: count } });
  });

  test.each([
    'userName sw "v"',
    'userName pr',
    'userName eq "a" or userName eq "b"',
    'not (userName eq "a")',
    'title eq "a"',
    'userName eq viewer',
    'userName eq "a" and',
    'userName eq "a"and active eq true',
    'userName eq "\\u0000"',
    'emails[type eq "home"].value eq "a"',
    '__proto__ eq "a"',
    '('.repeat(500),
  ])('%s is no filter', async (filter) => {
    expect(await find(filter)).toMatchObject(refused(400, 'invalidFilter'));
  });

  test('in pages that fit together', async () => {
    for (let one = 0; one < 3; one++)
      expect(await desk.ask('POST', '/Users', byOkta())).toMatchObject({ status: 201 });
    const page = async (startIndex: number, count: number) => {
      const { body } = await desk.ask(
        'GET',
        `/Users?startIndex=${startIndex}&count=${count}&attributes=userName`,
      );
      return body as { totalResults: number; itemsPerPage: number; Resources: { id: string }[] };
    };
    const { totalResults } = await page(1, 0);
    const whole = (await page(1, 200)).Resources;
    expect(whole).toHaveLength(totalResults);
    const parts = [];
    for (let from = 1; from <= totalResults; from += 4) parts.push(...(await page(from, 4)).Resources);
    expect(parts).toEqual(whole);
    expect(Object.keys(whole[0] ?? {}).sort()).toEqual(['id', 'schemas', 'userName']);
    expect(await page(-5, -1)).toMatchObject({ itemsPerPage: 0, totalResults });
    expect(await desk.ask('GET', '/Users?count=many')).toMatchObject(refused(400, 'invalidValue'));
  });
});

describe('the token', () => {
  const brought = (authorization?: string) =>
    desk.ask('GET', '/Users', undefined, { headers: authorization === undefined ? {} : { authorization } });
  const makeToken = () => house.done(makeDirectoryTokenVerb, 'admin', { name: 'Another' });

  test('is shown once and kept as its hash', async () => {
    const { tokenId, token } = await makeToken();
    expect(token).toMatch(/^lk_scim_[a-z0-9]{16}_[\w-]{43}$/);
    const secret = String(token).split('_').slice(3).join('_');
    const rows = await house.sql`
      select 1 from (select t::text from directory_tokens t union all select t::text from audit_events t
        union all select t::text from command_records t) kept (text) where strpos(text, ${secret}) > 0`;
    expect(rows).toHaveLength(0);
    expect(await brought(`Bearer ${token}`)).toMatchObject({ status: 200 });
    const [kept] = await house.db.select().from(directoryTokens).where(eq(directoryTokens.id, tokenId));
    expect(kept?.lastUsedAt).toEqual(house.now);
    await house.done(revokeDirectoryTokenVerb, 'admin', { tokenId });
    expect(await brought(`Bearer ${token}`)).toMatchObject(refused(401));
  });

  test('wrong ones are all answered alike, with one look into the database at most', async () => {
    const wrong = [
      undefined,
      '',
      'Bearer',
      'Basic YTpi',
      'Bearer lk_scim_short_x',
      `Bearer lk_scim_${'a'.repeat(16)}_${'b'.repeat(43)}`,
      `Bearer ${desk.token.slice(0, -1)}${desk.token.endsWith('A') ? 'B' : 'A'}`,
    ];
    const answers = [];
    for (const one of wrong) {
      const counted = countedStatements(house.house);
      const headers = new Headers(one === undefined ? {} : { authorization: one });
      const request = new Request('http://localhost/scim/v2/Users', { headers });
      const answer = await answerScim(counted.house, request);
      expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="Latchkey"');
      answers.push({ status: answer.status, text: await answer.text() });
      expect(counted.count()).toBeLessThanOrEqual(1);
    }
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(answers[0]?.status).toBe(401);
  });

  test('one that asks without end waits', async () => {
    const { token } = await makeToken();
    const headers = { authorization: `Bearer ${token}` };
    const quota = new TokenBucket(1, 2);
    const ask = (now: Date) =>
      answerScim(house.house, new Request('http://localhost/scim/v2/Users', { headers }), { quota, now });
    const at = new Date();
    expect([(await ask(at)).status, (await ask(at)).status]).toEqual([200, 200]);
    const late = await ask(at);
    expect([late.status, late.headers.get('retry-after')]).toEqual([429, '1']);
    expect(await late.json()).toMatchObject({ status: '429', detail: expect.stringMatching(/^That was/) });
    expect((await ask(new Date(at.getTime() + 1_000))).status).toBe(200);
  });

  test('five work at the same time at most', async () => {
    for (let left = 5 - (await house.count('directory_tokens')) + 1; left > 0; left--) await makeToken();
    expect(await house.run(makeDirectoryTokenVerb, 'admin', { name: 'One more' })).toMatchObject({
      code: 'conflict',
    });
  });
});

describe('what the service says of itself', () => {
  test.each([
    [
      '/ServiceProviderConfig',
      { patch: { supported: true }, bulk: { supported: false }, etag: { supported: false } },
    ],
    ['/ResourceTypes', { totalResults: 2 }],
    ['/ResourceTypes/Group', { endpoint: '/Groups' }],
    ['/Schemas', { totalResults: 2 }],
    [`/Schemas/${userSchema}`, { name: 'User' }],
  ])('%s', async (path, body) => {
    expect(await desk.ask('GET', path)).toMatchObject({ status: 200, body });
    expect(await desk.ask('POST', path, {})).toMatchObject(refused(405));
  });

  test.each([
    '',
    '/',
    '/Me',
    '/Bulk',
    '/Users/nobody',
    '/Users/a/b',
    '/%E0%A4',
    '/Schemas/constructor',
    '/users',
  ])('there is nothing at %s', async (path) => {
    expect(await desk.ask('GET', path)).toMatchObject(refused(404));
  });
});

describe('a body', () => {
  const send = (body: BodyInit, type = 'application/scim+json') => {
    const headers = { authorization: `Bearer ${desk.token}`, 'content-type': type };
    return desk.ask('POST', '/Users', undefined, { body, headers });
  };

  test.each([
    ['of another type', 'x', 'text/plain', 415],
    ['that is no JSON', '{', 'application/json', 400],
    ['that is no object', '[]', 'application/json', 400],
    ['that is deep', `{"a":${'['.repeat(100_000)}`, 'application/json', 400],
    ['that is large', `"${'x'.repeat(262_145)}"`, 'application/json', 413],
    ['that is no text', new Uint8Array([0x22, 0xff, 0x22]), 'application/json', 400],
    ['with a prototype', '{"__proto__":{"userName":"a@latchkey.test"}}', 'application/json', 400],
  ])('%s is refused', async (_what, body, type, status) => {
    expect(await send(body, type)).toMatchObject(refused(status));
  });

  test('in plain JSON is taken', async () => {
    expect(await send(JSON.stringify(byOkta()), 'application/json;charset=utf-8')).toMatchObject({
      status: 201,
    });
  });
});
