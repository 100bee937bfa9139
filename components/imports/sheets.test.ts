import { describe, expect, test } from 'vitest';
import { decodeFile } from '#components/imports/decode-file.ts';
import { judgeSheet, refusedCsv, sliceFrom, soughtParts } from '#components/imports/judge-sheet.ts';
import { readSheet } from '#components/imports/read-sheet.ts';
import { holdSheet } from '#components/imports/sheet-holder.ts';
import { guessMapping } from '#domain/importing/guess-mapping.ts';
import type { Seller } from '#domain/importing/known-accounts.ts';
import type { ImportPlan } from '#domain/importing/plan.ts';

const seller: Seller = { id: 'ana', name: 'The sales', email: 'ana@latchkey.test', team: null };
const facts = { people: { sellers: [seller], teams: [] }, known: [] };
const planOf = (columns: readonly string[]): ImportPlan => ({
  columns,
  fields: guessMapping(columns),
  otherwise: { ownerId: 'ana', tier: 'Starter', region: 'EU', type: 'customer' },
});
const utf16 = (text: string, little: boolean) => {
  const bytes = new Uint8Array(2 + text.length * 2);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, 0xfeff, little);
  for (let at = 0; at < text.length; at++) view.setUint16(2 + at * 2, text.charCodeAt(at), little);
  return bytes;
};

describe('files are read as they were saved', () => {
  const text = 'Name\nMüller 🙂\n';
  test.each([
    ['UTF-8', new TextEncoder().encode(text)],
    ['UTF-8 with its mark', new TextEncoder().encode(`\uFEFF${text}`)],
    ['UTF-16, little', utf16(text, true)],
    ['UTF-16, big', utf16(text, false)],
  ])('%s', (_name, bytes) => {
    expect(decodeFile(bytes)).toEqual({ text, note: undefined });
  });

  test('what Windows wrote is read and told', () => {
    const decoded = decodeFile(Uint8Array.from([0x4d, 0xfc, 0x6c, 0x6c, 0x65, 0x72]));
    expect(decoded).toMatchObject({ text: 'Müller', note: expect.stringContaining('not UTF-8') });
  });
});

describe('lines and cells', () => {
  test.each([
    ['commas', 'Name,ARR\nGlobex,"1,200"\n'],
    ['semicolons', 'Name;ARR\r\nGlobex;1,200\r\n'],
    ['what is pasted from a spreadsheet', 'Name\tARR\nGlobex\t1,200'],
    ['bars', 'Name|ARR\nGlobex|1,200'],
  ])('%s', (_name, text) => {
    expect(readSheet(text)).toEqual({
      columns: ['Name', 'ARR'],
      rows: [{ line: 2, cells: ['Globex', '1,200'] }],
      notes: [],
    });
  });

  test('lines are counted as an editor counts them', () => {
    const read = readSheet('\nName,Note\nA,"one\ntwo"\n\n  ,  \nB,\r\nC');
    expect('rows' in read && read.rows.map(({ line, cells }) => [line, cells[0]])).toEqual([
      [3, 'A'],
      [7, 'B'],
      [8, 'C'],
    ]);
  });

  test('one stray sign does not spoil a file', () => {
    expect(readSheet(`Name,ARR\n${'Globex,1200\n'.repeat(20)}Ini\0tech,1`)).toMatchObject({
      columns: ['Name', 'ARR'],
    });
  });

  test('doubled names and lines that end early are told', () => {
    const read = readSheet('Name,Name,Plan\nA\nB,b\nC,c,x\n');
    expect('notes' in read && read.notes).toEqual([
      'Several columns are called “Name”: see below which one is read.',
      '2 lines end before the last column; what is missing counts as empty.',
    ]);
  });

  test.each([
    ['nothing', '', 'nothing in it'],
    ['nothing but spaces', ' \n\t\n', 'nothing in it'],
    ['one line', 'Name,ARR', 'one line only'],
    [
      'a spreadsheet in its own format',
      'PK\u0003\u0004\u0014\0\u0006\0\b\0!\n\0xl/workbook.xml',
      'Save it as CSV',
    ],
    ['a quotation mark that stays open', 'Name,ARR\nA,1\n"B,2\nC,3', 'On line 3'],
    ['too many columns', `${'a,'.repeat(101)}a\n1`, '102 columns'],
    ['too many lines', `Name\n${'a\n'.repeat(100_001)}`, '100,000 lines'],
  ])('%s is refused', (_name, text, words) => {
    expect(readSheet(text)).toMatchObject({ problem: expect.stringContaining(words) });
  });
});

describe('a large file', () => {
  const count = 20_000;
  const text = `CRM id,Name,ARR\n${Array.from({ length: count }, (_, n) => `c${n},Customer ${n},${n % 10 ? n : 'much'}`).join('\n')}`;
  const sheet = readSheet(text);
  if ('problem' in sheet) throw new Error(sheet.problem);
  const plan = planOf(sheet.columns);

  test('is judged as a whole', () => {
    const { counts, examples, refused } = judgeSheet(sheet.rows, plan, facts);
    expect(counts).toEqual({ created: 18_000, changed: 0, same: 0, refused: 2_000 });
    expect(refused).toHaveLength(2_000);
    expect(examples.refused[0]).toMatchObject({ line: 2, name: 'Customer 0' });
  });

  test('is sent in parts that each fit, and none is lost', () => {
    const lines: number[] = [];
    let largest = 0;
    for (let first = 0; first < sheet.rows.length; ) {
      const slice = sliceFrom(sheet.rows, first, plan);
      largest = Math.max(largest, new TextEncoder().encode(JSON.stringify(slice)).length);
      lines.push(...slice.map(({ line }) => line));
      first += slice.length;
    }
    expect(lines).toEqual(sheet.rows.map(({ line }) => line));
    expect(largest).toBeLessThan(200_000);
    const parts = soughtParts(sheet.rows, plan);
    expect(parts.flatMap(({ crmIds }) => crmIds)).toHaveLength(count);
    expect(Math.max(...parts.map(({ names }) => names.length))).toBeLessThanOrEqual(1_000);
  });
});

test('a row with the worst of cells fits into one message', () => {
  const columns = ['Name', ...Array.from({ length: 99 }, (_, n) => `Column ${n}`)];
  const cells = columns.map(() => '\u0001"€'.repeat(1_000_000 / columns.length));
  const [row] = sliceFrom([{ line: 2, cells }], 0, planOf(columns));
  expect(new TextEncoder().encode(JSON.stringify(row)).length).toBeLessThan(200_000);
});

test('refused lines come back as they were, with why, and no formula runs', () => {
  const rows = [{ line: 2, cells: ['=1+1', '@x'] }];
  const csv = refusedCsv(
    ['Name', 'Note', 'Plan'],
    [{ row: rows[0] ?? { line: 0, cells: [] }, problem: 'It, too.' }],
  );
  expect(csv).toBe(`\uFEFFName,Note,Plan,problem\r\n"'=1+1","'@x",,"It, too."\r\n`);
});

test('the worker reads a file, judges it and gives its refused lines', async () => {
  const held = holdSheet();
  const read = await held.read({
    file: new File(['Name,Plan\nGlobex,Gold\nInitech,Starter\nInitech,\n'], 'a.csv'),
  });
  if ('problem' in read) throw new Error(read.problem);
  expect(read).toMatchObject({
    lines: 3,
    samples: [
      ['Globex', 'Initech', 'Initech'],
      ['Gold', 'Starter'],
    ],
  });
  const plan = planOf(read.columns);
  const preview = await held.judge({ plan, facts });
  expect(preview.counts).toEqual({ created: 1, changed: 0, same: 0, refused: 2 });
  expect(await held.refused({})).toContain('Line 3 is of the same account');
  expect(await held.slice({ plan, first: 2 })).toEqual([{ line: 4, cells: ['Initech', ''] }]);
});
