import { and, eq } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { inSlices } from '#db/in-slices.ts';
import { importJobs, importRows } from '#db/schema/transfers.ts';
import { type Refusal, refuse } from '#domain/decision.ts';
import { mostImportRows } from '#domain/importing/plan.ts';
import {
  type AddImportRowsInput,
  addImportRowsInput,
  type BeginImportInput,
  beginImportInput,
  type ImportJobInput,
  importJobInput,
} from '#domain/inputs/imports.ts';
import type { OwnWrite } from '#server/commands/own-write.ts';

const action = 'manage_users';

/** A file that its reader is still sending: nobody else sees it, and nothing of the house changes. */
export const beginImport: OwnWrite<BeginImportInput, BeginImportInput, { jobId: string }> = {
  name: 'begin-import',
  action,
  input: beginImportInput,
  save: async (tx, { jobId, fileName, columns, ...mapping }, { userId, now }) => {
    await tx
      .insert(importJobs)
      .values({ id: jobId, userId, fileName, columns, mapping, status: 'draft', total: 0, createdAt: now })
      .onConflictDoNothing();
    return (await ownDraft(tx, jobId, userId)) ?? { jobId };
  },
};

/** The same lines again are kept once: a page that heard no answer sends them again. */
export const addImportRows: OwnWrite<AddImportRowsInput, AddImportRowsInput, { arrived: number }> = {
  name: 'add-import-rows',
  action,
  input: addImportRowsInput,
  save: async (tx, { jobId, rows }, { userId }) => {
    const refusal = await ownDraft(tx, jobId, userId);
    if (refusal) return refusal;
    const before = await tx.$count(importRows, eq(importRows.jobId, jobId));
    if (before + rows.length > mostImportRows + 5_000)
      return refuse('invalid', `A file has ${mostImportRows.toLocaleString('en-US')} lines at most.`);
    await inSlices(rows, (slice) =>
      tx
        .insert(importRows)
        .values(slice.map((row) => ({ ...row, jobId, outcome: 'waits' as const })))
        .onConflictDoNothing(),
    );
    return { arrived: before + rows.length };
  },
};

export const discardImport: OwnWrite<ImportJobInput, ImportJobInput, { jobId: string }> = {
  name: 'discard-import',
  action,
  input: importJobInput,
  save: async (tx, { jobId }, { userId }) => {
    const refusal = await ownDraft(tx, jobId, userId);
    if (refusal) return refusal;
    await tx.delete(importJobs).where(eq(importJobs.id, jobId));
    return { jobId };
  },
};

/** Locks it; @returns why there is nothing to add to. */
async function ownDraft(tx: Transaction, jobId: string, userId: string): Promise<Refusal | undefined> {
  const [job] = await tx
    .select({ status: importJobs.status })
    .from(importJobs)
    .where(and(eq(importJobs.id, jobId), eq(importJobs.userId, userId)))
    .for('update');
  if (!job) return refuse('not_found', 'There is no such upload of yours any more. Send the file again.');
  return job.status === 'draft' ? undefined : refuse('conflict', 'This file was started already.');
}
