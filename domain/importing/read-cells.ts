import { beginningOf } from '#domain/beginning-of.ts';
import { type ImportField, type ImportPlan, type ImportRow, longestCell } from './plan.ts';

/** What a row says, by field; what it says nothing of is absent. */
export interface ReadRow {
  readonly texts: ReadonlyMap<Exclude<ImportField, 'attribute'>, Said>;
  readonly attributes: readonly Said[];
  /** Sentences that name the column, and the text, and what would be right. */
  readonly problems: readonly string[];
}

export interface Said {
  readonly column: string;
  readonly text: string;
}

/** Control characters, halves of characters, marks that turn the direction, and the sign of what could not be read. */
const unreadable = /[\p{Cc}\p{Cs}\uFFFD\u202a-\u202e\u2066-\u2069]/u;

/** Takes the cells that the plan reads out of a row; what is no text that can be kept is a problem in words. */
export function readCells({ cells }: ImportRow, { columns, fields }: ImportPlan): ReadRow {
  const texts = new Map<Exclude<ImportField, 'attribute'>, Said>();
  const attributes: Said[] = [];
  const problems: string[] = [];
  if (cells.length > columns.length && cells.slice(columns.length).some((cell) => cell.trim() !== ''))
    problems.push(
      `The line has more cells than the ${columns.length} columns; a cell with a comma in it stands in quotation marks.`,
    );
  fields.forEach((field, place) => {
    if (field === null) return;
    const column = columns[place] ?? '';
    const cell = cells[place] ?? '';
    const problem = cellProblem(cell, column);
    if (problem) {
      problems.push(problem);
      return;
    }
    const text = unwrapped(cell);
    if (text === '') return;
    if (field === 'attribute') attributes.push({ column, text });
    else texts.set(field, { column, text });
  });
  return { texts, attributes, problems };
}

function cellProblem(cell: string, column: string): string | undefined {
  const name = `“${beginningOf(column, 60)}”`;
  if (cell.length > longestCell)
    return `${name} has more than ${longestCell.toLocaleString('en-US')} characters.`;
  const text = unwrapped(cell);
  if (unreadable.test(text.replaceAll(/[\t\r\n]/g, ' ')))
    return `${name} contains characters that can not be read; save the file as UTF-8.`;
  if (/^#(N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!|SPILL!)/i.test(text))
    return `${name} says ${beginningOf(text, 10)}, an error of the spreadsheet; mend it there.`;
  if (text.startsWith('=')) return `${name} holds a formula; export its value instead.`;
  return undefined;
}

/** Spreadsheets write ="0012" so that a number keeps its zeros. */
function unwrapped(cell: string): string {
  const text = cell.replaceAll('\u200b', '').trim();
  return /^="[^"]*"$/.test(text) ? text.slice(2, -1).trim() : text;
}
