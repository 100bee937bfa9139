import type { ImportPlan, ImportRow } from './plan.ts';
import { readCells } from './read-cells.ts';

/**
 * Finds rows of one file that speak of the same account: by CRM id, by key however it is written, and by name where there
 * is neither. Rows are given in the order of the file; the first of them is the one that counts.
 */
export class SameRows {
  readonly #plan: ImportPlan;
  readonly #first = new Map<string, number>();

  constructor(plan: ImportPlan) {
    this.#plan = plan;
  }

  /** @returns the earlier line of the same account, undefined when there is none. */
  earlier(row: ImportRow): number | undefined {
    const marks = marksOf(row, this.#plan);
    const line = marks.map((mark) => this.#first.get(mark)).find((seen) => seen !== undefined);
    if (line === undefined) for (const mark of marks) this.#first.set(mark, row.line);
    return line;
  }
}

export function sameRowProblem(line: number): string {
  return `Line ${line} is of the same account; keep one of them.`;
}

function marksOf(row: ImportRow, plan: ImportPlan): string[] {
  const { texts } = readCells(row, plan);
  const [crmId, key, name] = [texts.get('crmId'), texts.get('key'), texts.get('name')];
  if (crmId || key)
    return [crmId && `crm ${crmId.text}`, key && `key ${key.text.toLowerCase()}`].filter(
      (mark) => mark !== undefined,
    );
  return name ? [`name ${foldedName(name.text)}`] : [];
}

/** Two names that differ only in case, width or spaces are one. */
export function foldedName(name: string): string {
  return name.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim();
}
