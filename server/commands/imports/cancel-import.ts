import { eq } from 'drizzle-orm';
import { importJobs } from '#db/schema/transfers.ts';
import { cancelImport } from '#domain/importing/jobs.ts';
import { importJobInput } from '#domain/inputs/imports.ts';
import { defineVerb } from '#server/commands/verb.ts';
import { loadImportAndRows } from './load-import.ts';

/** Waits for the slice that is being imported, whose lines stay imported; no further one is begun. */
export const cancelImportVerb = defineVerb({
  name: 'cancel-import',
  action: 'manage_users',
  input: importJobInput,
  load: (tx, { jobId }) => loadImportAndRows(tx, jobId),
})({
  scope: () => ({}),
  decide: ({ job, left }) => cancelImport(job, left),
  save: async (tx, next, { state, act }) => {
    await tx
      .update(importJobs)
      .set({ ...next, finishedAt: act.now })
      .where(eq(importJobs.id, state.job.id));
    return { jobId: state.job.id };
  },
});
