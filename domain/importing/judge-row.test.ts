import { describe, expect, test } from 'vitest';
import { aSentence } from '#tests/support/facts.ts';
import { judgeRow } from './judge-row.ts';
import { type KnownAccount, KnownHouse, type Seller } from './known-accounts.ts';
import { clipped, type ImportField, type ImportPlan, planProblem } from './plan.ts';
import { SameRows } from './same-rows.ts';

const north = { id: 'team-n', name: 'North' };
const south = { id: 'team-s', name: 'South' };
const ana: Seller = { id: 'ana', name: 'The sales', email: 'Ana@latchkey.test', team: north };
const ben: Seller = { id: 'ben', name: 'The other sales', email: 'ben@latchkey.test', team: south };
const globex: KnownAccount = {
  id: 'account-globex',
  key: 'globex',
  archived: false,
  name: 'Globex',
  crmId: '0015',
  owner: ana,
  team: north,
  tier: 'Business',
  arr: 84_000,
  region: 'EU',
  type: 'customer',
  tags: ['java'],
  attributes: { cloud: 'aws' },
};

const all = ['Name', 'Key', 'CRM', 'Owner', 'Team', 'Plan', 'ARR', 'Region', 'Type', 'Tags', 'Cloud'];
const fields: ImportField[] = [
  'name',
  'key',
  'crmId',
  'owner',
  'team',
  'tier',
  'arr',
  'region',
  'type',
  'tags',
  'attribute',
];
const plan: ImportPlan = {
  columns: all,
  fields,
  otherwise: { ownerId: null, tier: 'Starter', region: 'US', type: 'prospect' },
};

function houseWith(...accounts: Partial<KnownAccount>[]): KnownHouse {
  const house = new KnownHouse({ sellers: [ana, ben], teams: [north, south] });
  for (const account of accounts) house.put({ ...globex, ...account });
  return house;
}

type Said = Partial<Record<(typeof all)[number], string>>;
const cellsOf = (said: Said) => all.map((column) => said[column] ?? '');
const judge = (said: Said, house = houseWith({}), changed: Partial<ImportPlan> = {}) =>
  judgeRow({ line: 2, cells: cellsOf(said) }, { ...plan, ...changed }, house, undefined);
const ownedByAna = { otherwise: { ...plan.otherwise, ownerId: 'ana' } };

describe('a row of a new account', () => {
  test('takes what it says, and for the rest what was chosen', () => {
    const said = {
      Name: 'Initech',
      CRM: '0099',
      Owner: 'BEN@latchkey.test',
      ARR: '1.2m',
      Tags: 'java; EU,Java',
      Cloud: 'gcp',
    };
    expect(judge(said)).toEqual({
      outcome: 'created',
      key: 'initech',
      next: {
        name: 'Initech',
        crmId: '0099',
        owner: ben,
        team: south,
        tier: 'Starter',
        arr: 1_200_000,
        region: 'US',
        type: 'prospect',
        tags: ['Java', 'EU'],
        attributes: { Cloud: 'gcp' },
      },
    });
  });

  test.each<[string, Said, string]>([
    ['a key of its own', { Name: 'Initech', Key: 'INI:1' }, 'INI:1'],
    ['a key of its name', { Name: 'Müller & Söhne' }, 'muller-sohne'],
    ['a number where a page here has that name', { Name: 'Import' }, 'import-2'],
    ['a number where another has that key', { Name: 'Globex!' }, 'globex-2'],
    ['a number where another CRM id has that name', { Name: 'Globex', CRM: '77' }, 'globex-2'],
    ['a key of what a spreadsheet wrapped', { Name: 'Initech', Key: '="0012"' }, '0012'],
  ])('gets %s', (_what, said, key) => {
    expect(judge(said, houseWith({}), ownedByAna)).toMatchObject({ outcome: 'created', key });
  });

  test('team and region are understood in other words', () => {
    const said = {
      Name: 'Initech',
      Owner: ana.email,
      Team: 'SOUTH',
      Region: 'United Kingdom',
      Type: 'CUSTOMER',
      Plan: 'enterprise',
    };
    expect(judge(said)).toMatchObject({
      next: { team: south, region: 'UK', type: 'customer', tier: 'Enterprise' },
    });
  });
});

describe('a row of an account that is there', () => {
  test.each<[string, Said]>([
    ['by CRM id', { CRM: '0015', Name: 'Globex' }],
    ['by key', { Key: 'globex', ARR: '$84,000' }],
    ['by the name its key was made of', { Name: ' globex ', Tags: 'java' }],
    ['with every cell empty but one', { Key: 'globex' }],
  ])('found %s, that says nothing new, changes nothing', (how, said) => {
    const name = how === 'by the name its key was made of' ? { name: 'globex' } : {};
    expect(judge(said, houseWith(name)).outcome).toBe('same');
  });

  test('changes what it says, before → after, and leaves the rest', () => {
    const verdict = judge({ CRM: '0015', Name: 'Globex Corp', Plan: 'Enterprise', Cloud: 'gcp' });
    expect(verdict).toMatchObject({
      outcome: 'changed',
      next: { name: 'Globex Corp', owner: ana, attributes: { cloud: 'aws', Cloud: 'gcp' } },
      changes: [
        { what: 'name', from: 'Globex', to: 'Globex Corp' },
        { what: 'plan', from: 'Business', to: 'Enterprise' },
        { what: 'attributes', from: 'cloud aws', to: 'cloud aws, Cloud gcp' },
      ],
    });
  });

  test('another owner brings it into their team, unless the row names one', () => {
    expect(judge({ Key: 'globex', Owner: ben.email })).toMatchObject({ next: { owner: ben, team: south } });
    expect(judge({ Key: 'globex', Owner: ben.email, Team: 'North' })).toMatchObject({
      next: { team: north },
    });
    expect(judge({ Key: 'globex', Owner: ana.email }, houseWith({ team: south })).outcome).toBe('same');
  });

  test('gives it the CRM id that it had not', () => {
    expect(judge({ Key: 'globex', CRM: '88' }, houseWith({ crmId: null }))).toMatchObject({
      next: { crmId: '88' },
    });
  });
});

const long = 'x'.repeat(10_000_000);
describe('is refused in words', () => {
  test.each<[string, Said, string]>([
    ['nothing', {}, 'says nothing'],
    ['no name', { Key: 'initech' }, 'a new one needs a name'],
    ['neither name nor key', { CRM: '1' }, 'needs a name'],
    ['no owner', { Name: 'Initech' }, 'needs an owner'],
    ['a stranger', { Name: 'Initech', Owner: 'x@y.test' }, '“Owner” says “x@y.test”: nobody who sells here'],
    ['a name for an owner', { Name: 'Initech', Owner: 'Ana' }, 'e-mail address'],
    ['a plan', { Key: 'globex', Plan: 'Gold' }, 'Starter, Business or Enterprise'],
    ['a region', { Key: 'globex', Region: 'constructor' }, 'EU, US, UK, APAC or LATAM'],
    ['a type', { Key: 'globex', Type: '__proto__' }, 'prospect, customer or internal'],
    ['a team', { Key: 'globex', Team: 'West' }, 'no such team'],
    ['euros', { Key: 'globex', ARR: '1 200 000 €' }, 'is in euros'],
    ['a key with a space', { Name: 'A', Key: 'a b' }, 'letters, digits'],
    ['a key of other letters that look alike', { Name: 'A', Key: 'glоbex' }, 'letters, digits'],
    ['a key in capital letters', { Name: 'A', Key: 'GLOBEX' }, 'only capital letters differ'],
    ['another key for a CRM id', { CRM: '0015', Key: 'globex-corp' }, 'can not become globex-corp'],
    ['another CRM id for a key', { CRM: '0016', Key: 'globex' }, 'whose CRM id is 0015'],
    ['a name without a letter for a key', { Name: '株式会社', Owner: ana.email }, 'give the line one'],
    ['a formula', { Name: '=HYPERLINK("http://x")' }, 'holds a formula'],
    ['an error of the spreadsheet', { Name: '#REF!' }, 'an error of the spreadsheet'],
    ['a NUL', { Name: 'A\0B' }, 'save the file as UTF-8'],
    ['half a character', { Name: 'A\uD800' }, 'save the file as UTF-8'],
    ['what could not be read', { Name: 'M\uFFFDller' }, 'save the file as UTF-8'],
    ['a mark that turns the direction', { Name: 'A\u202Eb' }, 'save the file as UTF-8'],
    ['10 MB', { Name: long }, 'more than 1,000 characters'],
    ['a long name', { Name: 'x'.repeat(121), Owner: ana.email }, '120 characters at most'],
    ['21 tags', { Key: 'globex', Tags: Array.from({ length: 21 }, (_, n) => `t${n}`).join(';') }, 'Tags'],
    ['a long attribute', { Key: 'globex', Cloud: 'x'.repeat(201) }, '“Cloud” has 200 characters'],
  ])('%s', (_what, said, words) => {
    const verdict = judge(said);
    expect(verdict).toMatchObject({ outcome: 'refused', problem: expect.stringContaining(words) });
    if (verdict.outcome === 'refused') expect(verdict.problem).toMatch(aSentence);
    const { cells } = clipped({ line: 2, cells: cellsOf(said) }, plan);
    expect(judgeRow({ line: 2, cells }, plan, houseWith({}), undefined), 'as the server gets it').toEqual(
      verdict,
    );
  });

  test('everything that is wrong at once', () => {
    expect(judge({ Key: 'globex', Plan: 'Gold', ARR: 'much' })).toMatchObject({
      problem: expect.stringMatching(/“Plan” says “Gold”.*“ARR” says “much”/),
    });
  });

  test('an archived account, a CRM id that two have, a line with too many cells, an earlier line', () => {
    expect(judge({ Key: 'globex' }, houseWith({ archived: true }))).toMatchObject({
      problem: expect.stringContaining('is archived'),
    });
    const two = houseWith({}, { id: 'other', key: 'globex-2' });
    expect(judge({ CRM: '0015' }, two)).toMatchObject({
      problem: expect.stringContaining('2 accounts have: globex, globex-2'),
    });
    const cells = [...cellsOf({ Key: 'globex' }), 'more'];
    expect(judgeRow({ line: 2, cells }, plan, houseWith({}), undefined)).toMatchObject({
      outcome: 'refused',
    });
    expect(judgeRow({ line: 9, cells: cellsOf({ Key: 'globex' }) }, plan, houseWith({}), 4)).toEqual({
      outcome: 'refused',
      problem: 'Line 4 is of the same account; keep one of them.',
    });
  });
});

test('a line that ends early says nothing of the rest', () => {
  expect(judgeRow({ line: 2, cells: ['Globex', 'globex'] }, plan, houseWith({}), undefined).outcome).toBe(
    'same',
  );
});

test('attributes never reach what objects inherit', () => {
  const columns = ['Name', '__proto__', 'constructor'];
  const hostile: ImportPlan = { ...plan, columns, fields: ['name', 'attribute', 'attribute'], ...ownedByAna };
  expect(planProblem(hostile)).toContain('__proto__');
  const verdict = judgeRow({ line: 2, cells: ['Initech', 'x', 'y'] }, hostile, houseWith(), undefined);
  expect(verdict.outcome === 'created' && Object.getPrototypeOf(verdict.next.attributes)).toBe(
    Object.prototype,
  );
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
});

describe('rows of one account', () => {
  test('are told by CRM id, by key and by name', () => {
    const same = new SameRows(plan);
    const lines: [Said, number | undefined][] = [
      [{ CRM: '1', Name: 'A' }, undefined],
      [{ CRM: '1', Name: 'B' }, 2],
      [{ CRM: '2', Key: 'k' }, undefined],
      [{ Key: 'K' }, 4],
      [{ Name: 'Acme  Inc' }, undefined],
      [{ Name: 'ACME inc' }, 6],
      [{ Name: 'Acme Ltd' }, undefined],
      [{}, undefined],
      [{}, undefined],
    ];
    lines.forEach(([said, earlier], place) => {
      expect(same.earlier({ line: place + 2, cells: cellsOf(said) })).toBe(earlier);
    });
  });
});

describe('a plan', () => {
  test.each<[string, Partial<ImportPlan>, string | undefined]>([
    ['reads well', {}, undefined],
    ['without a name', { columns: ['A'], fields: ['arr'] }, 'which column holds the name'],
    ['with a field twice', { columns: ['A', 'B'], fields: ['name', 'name'] }, 'Two columns'],
    [
      'with an attribute twice',
      { columns: ['A', 'B', 'B'], fields: ['name', 'attribute', 'attribute'] },
      'both be attributes',
    ],
    [
      'with 21 attributes',
      { columns: ['A', ...Array(21).fill('B')], fields: ['name', ...Array(21).fill('attribute')] },
      '20 attributes',
    ],
    [
      'with an attribute without a name',
      { columns: ['A', ''], fields: ['name', 'attribute'] },
      'can not be the name',
    ],
  ])('%s', (_name, changed, words) => {
    const problem = planProblem({ ...plan, ...changed });
    if (words === undefined) expect(problem).toBeUndefined();
    else expect(problem).toContain(words);
  });
});
