import Papa from 'papaparse';
import { type ImportRow, mostImportColumns, mostImportRows } from '#domain/importing/plan.ts';

export interface Sheet {
  readonly columns: readonly string[];
  readonly rows: readonly ImportRow[];
  /** What is worth knowing before one goes on. */
  readonly notes: readonly string[];
}

/** Reads lines of cells whose first names the columns; commas, semicolons, tabs and bars are told by themselves. */
export function readSheet(text: string): Sheet | { readonly problem: string } {
  if (!isWritten(text))
    return {
      problem: 'It is not a file of text. Save it as CSV where you opened it, then choose that file.',
    };
  let columns: readonly string[] | undefined;
  const rows: ImportRow[] = [];
  let unclosed: number | undefined;
  let short = 0;
  const lines = lineCounter(text);
  Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), {
    skipEmptyLines: false,
    delimiter: delimiterOf(text),
    step: ({ data: cells, errors, meta }, parser) => {
      const line = lines.next(meta.cursor);
      if (errors.some(({ type }) => type === 'Quotes')) unclosed ??= line;
      if (cells.every((cell) => cell.trim() === '')) return;
      if (!columns) columns = named(cells);
      else {
        rows.push({ line, cells });
        if (cells.length < columns.length) short++;
      }
      if (rows.length > mostImportRows || unclosed !== undefined) parser.abort();
    },
  });
  if (!columns) return { problem: 'There is nothing in it.' };
  if (unclosed !== undefined)
    return {
      problem: `On line ${unclosed} a quotation mark is opened and not closed as it should be. Mend it, then choose the file again.`,
    };
  if (columns.length > mostImportColumns)
    return { problem: `It has ${columns.length} columns; ${mostImportColumns} are the most.` };
  if (rows.length > mostImportRows)
    return {
      problem: `It has more than ${mostImportRows.toLocaleString('en-US')} lines. Split it, and import one part after the other.`,
    };
  if (rows.length === 0) return { problem: 'It has one line only; the first line names the columns.' };
  return { columns, rows, notes: [...doubled(columns), ...ragged(short)] };
}

/** A spreadsheet's own format, a picture or a PDF is full of signs that nobody writes. */
function isWritten(text: string): boolean {
  const beginning = text.slice(0, 4_000);
  let unwritten = 0;
  for (const sign of beginning) if (sign < ' ' && !'\t\r\n'.includes(sign)) unwritten++;
  return unwritten * 100 <= beginning.length;
}

/** What stands most often between the names of the columns; amounts further down may hold commas of their own. */
function delimiterOf(text: string): string {
  const first = /^\s*(\S[^\r\n]*)/.exec(text)?.[1]?.replaceAll(/"[^"]*"/g, '') ?? '';
  const often = [',', ';', '\t', '|'].map((mark) => ({ mark, times: first.split(mark).length }));
  return often.reduce((best, one) => (one.times > best.times ? one : best)).mark;
}

function named(cells: readonly string[]): string[] {
  const names = cells.map((cell) => cell.trim().slice(0, 200));
  while (names.at(-1) === '') names.pop();
  return names;
}

function doubled(columns: readonly string[]): string[] {
  const names = new Set(columns.filter((name, place) => name !== '' && columns.indexOf(name) !== place));
  return [...names].map((name) => `Several columns are called “${name}”: see below which one is read.`);
}

function ragged(short: number): string[] {
  if (short === 0) return [];
  const lines = short === 1 ? '1 line ends' : `${short.toLocaleString('en-US')} lines end`;
  return [`${lines} before the last column; what is missing counts as empty.`];
}

/** Cells may hold line breaks: the line on which each row begins, counted along the text. */
function lineCounter(text: string) {
  const lineEnd = text.includes('\n') ? '\n' : '\r';
  let at = 0;
  let line = 1;
  return {
    next(cursor: number): number {
      const begins = line;
      for (
        let end = text.indexOf(lineEnd, at);
        end !== -1 && end < cursor;
        end = text.indexOf(lineEnd, end + 1)
      )
        line++;
      at = cursor;
      return begins;
    },
  };
}
