import { eq } from 'drizzle-orm';
import { importJobs } from '#db/schema/transfers.ts';
import { startImport } from '#domain/importing/jobs.ts';
import { startImportInput } from '#domain/inputs/imports.ts';
import { defineVerb } from '#server/commands/verb.ts';
import { loadImportAndRows } from './load-import.ts';

export const startImportVerb = defineVerb({
  name: 'start-import',
  action: 'manage_users',
  input: startImportInput,
  load: (tx, { jobId }) => loadImportAndRows(tx, jobId),
})({
  scope: () => ({}),
  decide: ({ job, left }, { rows }, { by }) => startImport(job, by.id, { arrived: left, sent: rows }),
  save: async (tx, next, { state }) => {
    await tx.update(importJobs).set(next).where(eq(importJobs.id, state.job.id));
    return { jobId: state.job.id };
  },
});
