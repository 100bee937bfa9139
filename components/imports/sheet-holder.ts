import { decodeFile } from '#components/imports/decode-file.ts';
import { judgeSheet, refusedCsv, sliceFrom, soughtParts } from '#components/imports/judge-sheet.ts';
import { readSheet, type Sheet } from '#components/imports/read-sheet.ts';
import type { QuestionKind, SheetQuestions } from '#components/imports/sheet-messages.ts';
import type { ImportRow } from '#domain/importing/plan.ts';

type Answering = {
  readonly [Kind in QuestionKind]: (
    asks: SheetQuestions[Kind]['asks'],
  ) => Promise<SheetQuestions[Kind]['answers']> | SheetQuestions[Kind]['answers'];
};

/** Holds one file and does with it what takes long, away from the page. */
export function holdSheet(): Answering {
  let sheet: Sheet = { columns: [], rows: [], notes: [] };
  let refused: readonly { readonly row: ImportRow; readonly problem: string }[] = [];
  return {
    read: async (asks) => {
      const { text, note } = 'text' in asks ? { text: asks.text, note: undefined } : await decoded(asks.file);
      const read = readSheet(text);
      if ('problem' in read) return read;
      sheet = read;
      refused = [];
      const { columns, rows, notes } = sheet;
      return {
        columns,
        lines: rows.length,
        notes: note ? [note, ...notes] : notes,
        samples: columns.map((_, place) => samplesOf(rows, place)),
      };
    },
    sought: ({ plan }) => soughtParts(sheet.rows, plan),
    judge: ({ plan, facts }) => {
      const judged = judgeSheet(sheet.rows, plan, facts);
      refused = judged.refused;
      return { counts: judged.counts, examples: judged.examples };
    },
    refused: () => refusedCsv(sheet.columns, refused),
    slice: ({ plan, first }) => sliceFrom(sheet.rows, first, plan),
  };
}

async function decoded(file: File) {
  return decodeFile(new Uint8Array(await file.arrayBuffer()));
}

function samplesOf(rows: readonly ImportRow[], place: number): string[] {
  return rows
    .slice(0, 200)
    .map(({ cells }) => (cells[place] ?? '').trim().slice(0, 60))
    .filter((cell) => cell !== '')
    .slice(0, 3);
}
