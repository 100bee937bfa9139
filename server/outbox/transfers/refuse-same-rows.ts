import { and, asc, eq, gt } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { importJobs, importRows } from '#db/schema/transfers.ts';
import { SameRows, sameRowProblem } from '#domain/importing/same-rows.ts';
import type { ImportJobRow } from './import-accounts.ts';
import { keepOutcomes, planOf } from './import-slice.ts';

const linesAtOnce = 5_000;

/** Looks once through the whole file for lines of one account, before the first is imported. */
export async function refuseSameRows(tx: Transaction, job: ImportJobRow): Promise<void> {
  const same = new SameRows(planOf(job));
  for (let after = 0; ; ) {
    const rows = await tx
      .select({ line: importRows.line, cells: importRows.cells })
      .from(importRows)
      .where(and(eq(importRows.jobId, job.id), gt(importRows.line, after)))
      .orderBy(asc(importRows.line))
      .limit(linesAtOnce);
    const refused = rows.flatMap((row) => {
      const earlier = same.earlier(row);
      return earlier === undefined
        ? []
        : [{ line: row.line, outcome: 'refused', problem: sameRowProblem(earlier) }];
    });
    if (refused.length > 0) await keepOutcomes(tx, job.id, refused);
    const last = rows.at(-1);
    if (!last || rows.length < linesAtOnce) break;
    after = last.line;
  }
  await tx.update(importJobs).set({ status: 'running' }).where(eq(importJobs.id, job.id));
}
