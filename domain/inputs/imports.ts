import { z } from 'zod';
import { accountTiers, accountTypes, regions } from '#domain/accounts.ts';
import {
  importFields,
  longestCell,
  mostImportColumns,
  mostImportRows,
  planProblem,
} from '#domain/importing/plan.ts';
import { id, sentence } from './common.ts';

const kept = (text: string) => !text.includes('\0') && text.isWellFormed();
const cell = z
  .string()
  .max(longestCell + 1)
  .refine(kept, 'A cell contains characters that can not be kept.');

export const beginImportInput = z
  .strictObject({
    jobId: id,
    fileName: sentence('The name of the file', 200),
    columns: z.array(cell).min(1).max(mostImportColumns, `A file has ${mostImportColumns} columns at most.`),
    fields: z.array(z.enum(importFields).nullable()).max(mostImportColumns),
    otherwise: z.strictObject({
      ownerId: id.nullable(),
      tier: z.enum(accountTiers),
      region: z.enum(regions),
      type: z.enum(accountTypes),
    }),
  })
  .superRefine((plan, context) => {
    const problem = planProblem(plan);
    if (problem) context.addIssue({ code: 'custom', message: problem });
  });
export type BeginImportInput = z.infer<typeof beginImportInput>;

export const addImportRowsInput = z.strictObject({
  jobId: id,
  rows: z
    .array(
      z.strictObject({
        line: z.number().int().min(1).max(20_000_000),
        cells: z.array(cell).max(mostImportColumns + 1),
      }),
    )
    .max(5_000),
});
export type AddImportRowsInput = z.infer<typeof addImportRowsInput>;

export const importJobInput = z.strictObject({ jobId: id });
export type ImportJobInput = z.infer<typeof importJobInput>;

/** How many rows the page sent: an upload that lost some of them is not begun. */
export const startImportInput = z.strictObject({
  jobId: id,
  rows: z
    .number()
    .int()
    .min(1, 'The file has no line after its first.')
    .max(mostImportRows, `A file has ${mostImportRows.toLocaleString('en-US')} lines at most.`),
});
