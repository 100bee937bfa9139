import Papa from 'papaparse';
import { judgeRow, type RowVerdict } from '#domain/importing/judge-row.ts';
import {
  type KnownAccount,
  KnownHouse,
  type Seller,
  type Sought,
  soughtBy,
} from '#domain/importing/known-accounts.ts';
import { clipped, type ImportPlan, type ImportRow } from '#domain/importing/plan.ts';
import { SameRows } from '#domain/importing/same-rows.ts';

export type Counts = Readonly<Record<RowVerdict['outcome'], number>>;

export interface Example {
  readonly line: number;
  readonly name: string;
  /** What would be different, or what is wrong. */
  readonly detail: string;
}

export interface Preview {
  readonly counts: Counts;
  readonly examples: Readonly<Record<RowVerdict['outcome'], readonly Example[]>>;
}

export interface Judged extends Preview {
  readonly refused: readonly { readonly row: ImportRow; readonly problem: string }[];
}

export interface HouseFacts {
  readonly people: {
    readonly sellers: readonly Seller[];
    readonly teams: readonly { id: string; name: string }[];
  };
  readonly known: readonly KnownAccount[];
}

const shown = { created: 8, changed: 8, same: 5, refused: 20 } as const;

/** What the import would do now, row by row as it will. */
export function judgeSheet(rows: readonly ImportRow[], plan: ImportPlan, facts: HouseFacts): Judged {
  const house = new KnownHouse(facts.people);
  for (const account of facts.known) house.put(account);
  const same = new SameRows(plan);
  const counts = { created: 0, changed: 0, same: 0, refused: 0 };
  const examples: Record<RowVerdict['outcome'], Example[]> = {
    created: [],
    changed: [],
    same: [],
    refused: [],
  };
  const refused: { row: ImportRow; problem: string }[] = [];
  const nameAt = plan.fields.indexOf('name');
  for (const row of rows) {
    const verdict = judgeRow(row, plan, house, same.earlier(row));
    const { outcome } = verdict;
    counts[outcome]++;
    if (outcome === 'refused') refused.push({ row, problem: verdict.problem });
    if (outcome === 'created')
      house.put({ ...verdict.next, id: `line-${row.line}`, key: verdict.key, archived: false });
    if (outcome === 'changed') house.put({ ...verdict.account, ...verdict.next });
    if (examples[outcome].length < shown[outcome])
      examples[outcome].push({ line: row.line, ...told(verdict, row.cells[nameAt] ?? row.cells[0] ?? '') });
  }
  return { counts, examples, refused };
}

function told(verdict: RowVerdict, cell: string): Omit<Example, 'line'> {
  switch (verdict.outcome) {
    case 'refused':
      return { name: cell.slice(0, 60), detail: verdict.problem };
    case 'same':
      return { name: verdict.account.name, detail: verdict.account.key };
    case 'created':
      return { name: verdict.next.name, detail: `${verdict.key}, owned by ${verdict.next.owner.name}` };
    case 'changed':
      return {
        name: verdict.account.name,
        detail: verdict.changes.map(({ what, from, to }) => `${what} ${from} → ${to}`).join(', '),
      };
  }
}

/** The refused lines as they came, with why; cells that a spreadsheet would run are shown as text. */
export function refusedCsv(
  columns: readonly string[],
  refused: readonly { readonly row: ImportRow; readonly problem: string }[],
): string {
  const lines = refused.map(({ row, problem }) => {
    const cells = Array.from({ length: columns.length }, (_, place) => row.cells[place] ?? '');
    return [...cells, problem];
  });
  return `\uFEFF${Papa.unparse({ fields: [...columns, 'problem'], data: lines }, { escapeFormulae: true })}\r\n`;
}

const soughtAtOnce = 900;
const soughtCharacters = 60_000;

/** What has to be asked of the house, in parts that each fit into one question. */
export function soughtParts(rows: readonly ImportRow[], plan: ImportPlan): Sought[] {
  const parts: Sought[] = [];
  let part = { keys: [] as string[], names: [] as string[], crmIds: [] as string[] };
  let [count, characters] = [0, 0];
  for (const row of rows) {
    const one = soughtBy(row, plan);
    const askable = (texts: readonly string[]) =>
      texts.filter((text) => text.length <= 200 && text.isWellFormed());
    const next = { keys: askable(one.keys), names: askable(one.names), crmIds: askable(one.crmIds) };
    part.keys.push(...next.keys);
    part.names.push(...next.names);
    part.crmIds.push(...next.crmIds);
    characters += [...next.keys, ...next.names, ...next.crmIds].reduce(
      (sum, text) => sum + text.length + 3,
      0,
    );
    if (++count % soughtAtOnce === 0 || characters > soughtCharacters) {
      parts.push(part);
      part = { keys: [], names: [], crmIds: [] };
      characters = 0;
    }
  }
  if (part.keys.length + part.names.length + part.crmIds.length > 0) parts.push(part);
  return parts;
}

const sliceBytes = 120_000;
const sliceRows = 1_000;

/** The next rows that one message to the server holds. */
export function sliceFrom(rows: readonly ImportRow[], first: number, plan: ImportPlan): ImportRow[] {
  const slice: ImportRow[] = [];
  const encoder = new TextEncoder();
  for (let bytes = 0, place = first; place < rows.length && slice.length < sliceRows; place++) {
    const row = rows[place];
    if (!row) break;
    const kept = clipped(row, plan);
    bytes += encoder.encode(JSON.stringify(kept)).length;
    if (slice.length > 0 && bytes > sliceBytes) break;
    slice.push(kept);
  }
  return slice;
}
