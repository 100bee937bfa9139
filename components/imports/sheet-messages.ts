import type { HouseFacts, Preview } from '#components/imports/judge-sheet.ts';
import type { Sought } from '#domain/importing/known-accounts.ts';
import type { ImportPlan, ImportRow } from '#domain/importing/plan.ts';

/** What the page asks of the worker that holds the file, and what it answers. */
export interface SheetQuestions {
  readonly read: {
    readonly asks: { readonly file: File } | { readonly text: string };
    readonly answers: SheetSummary | { readonly problem: string };
  };
  readonly sought: { readonly asks: { readonly plan: ImportPlan }; readonly answers: readonly Sought[] };
  readonly judge: {
    readonly asks: { readonly plan: ImportPlan; readonly facts: HouseFacts };
    readonly answers: Preview;
  };
  readonly refused: { readonly asks: object; readonly answers: string };
  readonly slice: {
    readonly asks: { readonly plan: ImportPlan; readonly first: number };
    readonly answers: readonly ImportRow[];
  };
}
export type QuestionKind = keyof SheetQuestions;

export interface SheetSummary {
  readonly columns: readonly string[];
  readonly lines: number;
  readonly notes: readonly string[];
  /** The first cells of each column that are not empty. */
  readonly samples: readonly (readonly string[])[];
}

export interface Question {
  readonly id: number;
  readonly kind: QuestionKind;
  readonly asks: unknown;
}
export type Reply = { readonly id: number } & ({ readonly answers: unknown } | { readonly failed: string });
