import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { byOkta } from '#tests/support/scim-bodies.ts';
import { ScimDesk } from '#tests/support/scim-desk.ts';
import { openTestHouse, type TestHouse } from '#tests/support/test-house.ts';

const runs = process.env.LATCHKEY_FULL ? 20_000 : 300;
let house: TestHouse;
let desk: ScimDesk;
const known = { user: '', group: '' };

beforeAll(async () => {
  house = await openTestHouse();
  desk = await ScimDesk.open(house);
  known.user = String((await desk.ask('POST', '/Users', byOkta())).body.id);
  known.group = String((await desk.ask('POST', '/Groups', { displayName: 'Known' })).body.id);
});

const hostile = fc.constantFrom(
  '__proto__',
  'constructor',
  'a\0b',
  'a\ud800',
  '\u202egnp',
  "'; drop table users; --",
  '𝐚𝐝𝐦𝐢𝐧@latchkey.test',
  'admin@latchkey.test',
  'x'.repeat(5000),
  '',
);
const attribute = fc.constantFrom(
  ...['userName', 'externalId', 'active', 'emails', 'name', 'displayName', 'members', 'name.givenName'],
  ...['emails[type eq "work"].value', 'members[value eq "x"]', 'schemas', 'id', '__proto__', 'constructor'],
  ...['urn:ietf:params:scim:schemas:core:2.0:User:userName', 'emails[primary eq true].value', 'groups'],
);
const text = fc.oneof(hostile, fc.string({ unit: 'binary', maxLength: 60 }), attribute);
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 6 },
    text,
    fc.constantFrom<unknown>(true, false, null, 'True', 'False', 0, -1, 1e308),
    fc.constantFrom(known).map((of) => ({ value: of.user })),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(attribute, text), tie('value'), { maxKeys: 4 }),
  ),
}));
const step = fc.record(
  {
    op: fc.oneof(fc.constantFrom('add', 'Replace', 'REMOVE', 'replace'), text),
    path: fc.oneof(attribute, text),
    value,
  },
  { requiredKeys: ['op'] },
);
const resource = fc.dictionary(fc.oneof({ weight: 4, arbitrary: attribute }, text), value, { maxKeys: 6 });
const body = fc.oneof(
  fc.array(step, { maxLength: 4 }).map((Operations) => JSON.stringify({ Operations })),
  resource.map((one) => JSON.stringify(one)),
  value.map((one) => JSON.stringify(one)),
  fc.constantFrom('', '{', '[]', 'null', '{"__proto__":{"active":true}}', '{"constructor":{"prototype":{}}}'),
  fc.integer({ min: 1, max: 100_000 }).map((deep) => '['.repeat(deep)),
  fc.integer({ min: 1, max: 5000 }).map((deep) => `${'{"name":'.repeat(deep)}1${'}'.repeat(deep)}`),
  fc.integer({ min: 1, max: 400_000 }).map((long) => `{"userName":"${'x'.repeat(long)}"}`),
);
const comparison = fc
  .tuple(fc.oneof(attribute, text), fc.constantFrom('eq', 'EQ', 'sw', 'pr', 'and'), text)
  .map(([name, op, wanted]) => `${name} ${op} ${JSON.stringify(wanted)}`);
const filter = fc.oneof(
  comparison,
  fc.array(comparison, { maxLength: 12 }).map((all) => all.join(' and ')),
  text,
  fc.integer({ min: 1, max: 3000 }).map((deep) => '('.repeat(deep)),
);
const query = fc
  .record(
    {
      filter,
      startIndex: text,
      count: fc.oneof(text, fc.integer().map(String)),
      attributes: text,
      excludedAttributes: text,
    },
    { requiredKeys: [] },
  )
  .map((of) => `?${new URLSearchParams(of)}`);
const target = fc.oneof(
  fc.constantFrom('/Users', '/Groups', '/Schemas', '/ResourceTypes', '/Me'),
  fc.constantFrom('user', 'group').map((which) => (which === 'user' ? '/Users/' : '/Groups/') + which),
  text.map((one) => `/Users/${encodeURIComponent(one.toWellFormed())}`),
  text.map((one) => `/${encodeURIComponent(one.toWellFormed())}`),
);
const method = fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'PATCH', 'DELETE');

test(
  `${runs} hostile requests: none is our fault, the prototype is what it was, an admin is left`,
  async () => {
    const before = Object.getOwnPropertyNames(Object.prototype);
    await fc.assert(
      fc.asyncProperty(method, target, query, body, async (wanted, where, asked, sent) => {
        // Whoever is known stays, so that there is something to change.
        const how = wanted === 'DELETE' && /\/(user|group)$/.test(where) ? 'PATCH' : wanted;
        const path = where.replace(/\/user$/, `/${known.user}`).replace(/\/group$/, `/${known.group}`);
        const answer = await desk.ask(
          how,
          path + asked,
          how === 'GET' || how === 'DELETE' ? undefined : sent,
        );
        expect(answer.status, `${how} ${path}`).toBeLessThan(500);
        if (answer.status >= 400) expect(answer.body).toMatchObject({ status: String(answer.status) });
      }),
      { numRuns: runs },
    );
    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
    const [left] = await house.sql`
    select count(*)::int as admins from users where active and 'admin' = any(roles)`;
    expect(left?.admins).toBe(1);
    await house.expectChain();
  },
  process.env.LATCHKEY_FULL ? 900_000 : 60_000,
);
