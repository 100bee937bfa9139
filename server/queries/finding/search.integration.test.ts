import { randomUUID } from 'node:crypto';
import { type SQL, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { contacts } from '#db/schema/accounts.ts';
import type { Person } from '#domain/act.ts';
import { requestFeatureVerb } from '#server/commands/access/request-feature.ts';
import { type Name, openTestHouse, type TestHouse, wish } from '#tests/support/test-house.ts';
import { accountsStatement } from './find-accounts.ts';
import { contactsStatement } from './find-contacts.ts';
import { type Sought, search } from './search.ts';
import { searching, typedAs } from './typed.ts';

let house: TestHouse;
let acme: string;
let java: string;
let request: string;

const roles = { sales: 'sales', pm: 'pm', viewer: 'viewer', 'other-sales': 'sales' } as const;
const person = (name: keyof typeof roles): Person => ({
  ...{ id: house.ids[name], name: `The ${name}`, roles: [roles[name]], teamId: null },
});
const find = (text: string, by: keyof typeof roles = 'sales', here?: Sought['here']) =>
  search(house.db, { text, here }, person(by), house.now);

beforeAll(async () => {
  house = await openTestHouse();
  acme = await house.account('sales', { key: 'acme', name: 'Acme' });
  await house.account('other-sales', { key: 'acme-west', name: 'Acme West' });
  await house.account('sales', { key: 'the-acme', name: 'The Acme Group' });
  await house.account('other-sales', { key: 'globex', name: 'Globex' });
  java = await house.feature('pm', { key: 'java-support', name: 'Java support' });
  await house.feature('other-pm', { key: 'sso', name: 'Single sign-on' });
  const roundId = await house.plan(java, { rules: [asks] });
  await house.sql`update rounds set status = 'open', ready_at = now(), opened_at = now() where id = ${roundId}`;
  await house.sql`update features set stage = 'beta' where id = ${java}`;
  const contact = { accountId: acme, key: 'mia', name: 'Mia Wong', email: 'mia@acme.test' };
  await house.db.insert(contacts).values({ id: randomUUID(), ...contact });
  request = (await house.done(requestFeatureVerb, 'sales', wish(java, acme))).requestId;
});

const asks = {
  text: 'Ask the product manager.',
  when: [],
  outcome: { kind: 'needsApproval', steps: [{ group: 'feature_pm', quorum: 1 }] },
};

const names = (found: readonly { readonly name: string }[]) => found.map(({ name }) => name);

test.each([
  ['acme', ['Acme', 'Acme West', 'The Acme Group']],
  ['ACME W', ['Acme West']],
  ['west acme', ['Acme West']],
  ['group acme', ['The Acme Group']],
  ['globx', ['Globex']],
  ['gloobex', ['Globex']],
  ['acme-west', ['Acme West']],
  ['a', ['Acme', 'Acme West', 'The Acme Group']],
  ['100%', []],
  ['_', []],
  ['nothing of the kind', []],
])('“%s” finds accounts', async (text, accounts) => {
  expect(names((await find(text)).accounts)).toEqual(accounts);
});

test('an account is found by its number in the CRM', async () => {
  await house.sql`update accounts set crm_id = '0015g00000Xyz' where key = 'globex'`;
  expect(names((await find('0015g00000Xyz')).accounts)).toEqual(['Globex']);
});

test('an account of one’s own comes before others that fit as well', async () => {
  const fits = (by: keyof typeof roles) => find('acme', by).then(({ accounts }) => names(accounts)[1]);
  await house.account('sales', { key: 'acme-xl', name: 'Acme XL' });
  expect([await fits('sales'), await fits('other-sales')]).toEqual(['Acme XL', 'Acme West']);
  await house.sql`update accounts set archived_at = now() where key = 'acme-xl'`;
  expect(names((await find('acme')).accounts).at(-1)).toBe('Acme XL');
});

test('contacts lead to their account, colleagues are found by name and address', async () => {
  for (const text of ['mia', 'wong mia', 'mia@acme.test', 'miia wong'])
    expect((await find(text)).contacts, text).toMatchObject([{ name: 'Mia Wong', accountKey: 'acme' }]);
  expect(names((await find('other-pm@latchkey.test')).people)).toEqual(['The other-pm']);
});

test('features are found with their state', async () => {
  expect((await find('support java')).features).toMatchObject([
    { key: 'java-support', running: 'open', prepared: null, killed: false },
  ]);
  expect(names((await find('jvaa suport')).features)).toEqual(['Java support']);
});

test('both names, or one on the page of the other, are a wish', async () => {
  const wished = [{ account: { key: 'acme' }, feature: { key: 'java-support' } }];
  expect((await find('java acme')).wishes.slice(0, 1)).toMatchObject(wished);
  expect((await find('unlock java support for acme')).wishes.slice(0, 1)).toMatchObject(wished);
  expect((await find('java', 'sales', { account: 'acme' })).wishes).toMatchObject(wished);
  expect((await find('acme', 'sales', { feature: 'java-support' })).wishes[0]).toMatchObject({
    ...{ account: { key: 'acme' }, feature: { key: 'java-support' } },
  });
  expect((await find('sign-on acme')).wishes, 'a draft can not be unlocked').toEqual([]);
  expect((await find('java')).wishes).toEqual([]);
});

test('a deed brings its feature along', async () => {
  expect((await find('pause java', 'pm')).deeds).toMatchObject([{ key: 'java-support', running: 'open' }]);
  expect((await find('', 'pm', { feature: 'sso' })).deeds).toMatchObject([{ key: 'sso' }]);
});

test('requests are found by those who made them and those who decide', async () => {
  const found = async (by: keyof typeof roles) =>
    (await find('java acme', by)).requests.map(({ id, waitsForMe }) => [id, waitsForMe]);
  expect(await found('sales')).toEqual([[request, false]]);
  expect(await found('pm')).toEqual([[request, true]]);
  expect(await found('other-sales')).toEqual([]);
  expect((await find('java acme', 'viewer')).requests).toEqual([]);
});

describe('what is pasted', () => {
  const pasted = async (text: string) => (await find(text)).pasted.map(({ kind, href }) => [kind, href]);

  test('ids lead to what they name', async () => {
    expect(await pasted(acme.toUpperCase())).toEqual([['account', '/accounts/acme']]);
    expect(await pasted(java)).toEqual([['feature', '/features/java-support']]);
    expect(await pasted(request)).toEqual([['request', `/approvals/${request}`]]);
    expect(await pasted(house.ids.pm)).toEqual([['person', `/timeline?person=${house.ids.pm}`]]);
    expect(await pasted(randomUUID())).toEqual([]);
  });

  test('a hash, its first seven characters and the command lead to the event', async () => {
    const [event] = await house.sql<{ seq: string; hash: string; id: string }[]>`
      select seq, hash, command_id as id from audit_events where hash ~ '^.{0,6}[0-9]' order by seq limit 1`;
    const address = ['event', `/timeline?event=${event?.seq}`];
    expect(await pasted(event?.hash ?? '')).toEqual([address]);
    expect(await pasted(event?.hash.slice(0, 7) ?? '')).toContainEqual(address);
    expect(await pasted(event?.id ?? '')).toContainEqual(address);
  });

  test('a key leads to its row', async () => {
    const id = '0123456789abcdef';
    await house.sql`insert into api_keys (id, name, kind, environment_key, hash, created_by, created_at)
      select ${id}, 'Shop', 'server', 'production', ${'0'.repeat(64)}, ${house.ids.admin}, now()`;
    for (const text of [id, `lk_srv_production_${id}`])
      expect(await pasted(text)).toContainEqual(['key', `/keys?key=${id}`]);
  });
});

describe('among 20,000 accounts and as many contacts', () => {
  beforeAll(async () => {
    const owners: Name[] = ['sales', 'other-sales', 'lead', 'pm'];
    const ids = owners.map((name) => house.ids[name]);
    await house.sql`
      insert into accounts (id, key, name, owner_id, tier, region, type, created_at)
      select gen_random_uuid(), 'large-' || n, initcap(translate(md5(n::text), '0123456789', 'ghijklmnop')) || ' Ltd',
        (${ids}::uuid[])[1 + n % 4], 'Business', 'EU', 'customer', now() from generate_series(1, 20000) n`;
    await house.sql`
      insert into contacts (id, account_id, key, name, email)
      select gen_random_uuid(), id, 'one', 'Dr ' || substr(name, 1, 9) || ' ' || substr(name, 10, 9), key || '@large.test'
      from accounts where key like 'large-%'`;
    await house.sql`analyze`;
  });

  const plan = async (statement: SQL) => {
    const rows = await searching(house.db, (tx) => tx.execute(sql`explain ${statement}`));
    return [...rows].map((row) => String(row['QUERY PLAN'])).join('\n');
  };

  test.each(['acme', 'a', 'acme west', 'west ac', 'large-17', 'nobody at all', 'x y', 'mia@acme.test'])(
    'no statement for “%s” reads all of them',
    async (text) => {
      for (const near of [false, true]) {
        const typed = typedAs(text, near);
        for (const statement of [accountsStatement(typed, house.ids.sales), contactsStatement(typed)])
          expect(await plan(statement)).not.toMatch(/Seq Scan on (accounts|contacts)/);
      }
    },
  );

  test('the answer is the same', async () => {
    expect(names((await find('acme')).accounts).slice(0, 2)).toEqual(['Acme', 'Acme West']);
    expect(names((await find('gloobex')).accounts)).toContain('Globex');
    expect((await find('java acme')).wishes).not.toEqual([]);
  });
});
