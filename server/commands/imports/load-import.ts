import { and, eq } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { importJobs, importRows } from '#db/schema/transfers.ts';
import { refuse } from '#domain/decision.ts';
import { isRefusal } from '#server/commands/verb.ts';

async function loadImport(tx: Transaction, jobId: string) {
  const [job] = await tx.select().from(importJobs).where(eq(importJobs.id, jobId)).for('update');
  return job ?? refuse('not_found', 'There is no such import.');
}

/** With the lines that were not looked at yet. */
export async function loadImportAndRows(tx: Transaction, jobId: string) {
  const job = await loadImport(tx, jobId);
  if (isRefusal(job)) return job;
  const left = await tx.$count(importRows, and(eq(importRows.jobId, jobId), eq(importRows.outcome, 'waits')));
  return { job, left };
}
