import { and, count, eq } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { importJobs, importRows } from '#db/schema/transfers.ts';
import type { Person } from '#domain/act.ts';
import type { AuditEvent } from '#domain/audit/events.ts';
import type { ImportJobRow } from './import-accounts.ts';

/** Whoever asked for it is told. */
export async function finishImport(
  tx: Transaction,
  job: ImportJobRow,
  by: Person,
  now: Date,
): Promise<readonly AuditEvent[]> {
  const rows = await tx
    .select({ outcome: importRows.outcome, lines: count() })
    .from(importRows)
    .where(eq(importRows.jobId, job.id))
    .groupBy(importRows.outcome);
  const lines = (outcome: string) => rows.find((row) => row.outcome === outcome)?.lines ?? 0;
  await tx.update(importJobs).set({ status: 'done', finishedAt: now }).where(eq(importJobs.id, job.id));
  return [
    {
      type: 'import.finished',
      importId: job.id,
      fileName: job.fileName,
      askedBy: { id: by.id, name: by.name },
      created: lines('created'),
      changed: lines('changed'),
      same: lines('same'),
      refused: lines('refused'),
    },
  ];
}

/** Whoever asked for it left, or may not import any more: what is left of it is left out. */
export async function giveUpImport(
  tx: Transaction,
  job: ImportJobRow,
  now: Date,
): Promise<readonly AuditEvent[]> {
  const left = await tx.$count(
    importRows,
    and(eq(importRows.jobId, job.id), eq(importRows.outcome, 'waits')),
  );
  await tx.update(importJobs).set({ status: 'cancelled', finishedAt: now }).where(eq(importJobs.id, job.id));
  return [{ type: 'import.cancelled', importId: job.id, fileName: job.fileName, left }];
}
