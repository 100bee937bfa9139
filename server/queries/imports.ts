import { and, asc, count, desc, eq, gt, inArray, ne } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { auditEvents } from '#db/schema/audit.ts';
import { importJobs, importRows } from '#db/schema/transfers.ts';
import { users } from '#db/schema/users.ts';
import type { AuditEvent } from '#domain/audit/events.ts';
import type { Sought } from '#domain/importing/known-accounts.ts';
import { readKnownAccounts, readSellers } from '#server/access/known-house.ts';

const shownJobs = 10;
const rowsAtOnce = 500;
const accountsAtOnce = 50;

/** The imports of everybody, the last first; a file that is still being sent is nobody else's. */
export async function importJobsList(db: Database) {
  const rows = await jobs(db)
    .where(ne(importJobs.status, 'draft'))
    .orderBy(desc(importJobs.createdAt))
    .limit(shownJobs);
  const counts = await countsOf(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({ ...row, lines: counts(row.id) }));
}

export async function importJob(db: Database, jobId: string) {
  const [row] = await jobs(db).where(and(eq(importJobs.id, jobId), ne(importJobs.status, 'draft')));
  if (!row) return undefined;
  const counts = await countsOf(db, [row.id]);
  return {
    ...row,
    lines: counts(row.id),
    created: await accountsOf(db, row.id, 'account.created'),
    changed: await accountsOf(db, row.id, 'account.changed'),
  };
}

/** Refused lines in the order of the file, from the one after `after`. */
export async function refusedRows(db: Database, jobId: string, after: number) {
  const rows = await db
    .select({ line: importRows.line, cells: importRows.cells, problem: importRows.problem })
    .from(importRows)
    .where(and(eq(importRows.jobId, jobId), eq(importRows.outcome, 'refused'), gt(importRows.line, after)))
    .orderBy(asc(importRows.line))
    .limit(rowsAtOnce);
  return { rows, next: rows.length === rowsAtOnce ? (rows.at(-1)?.line ?? null) : null };
}

/** What a file is judged against in the preview. */
export async function importHouse(db: Database) {
  return readSellers(db);
}

export async function importKnown(db: Database, sought: Sought) {
  return readKnownAccounts(db, sought);
}

function jobs(db: Database) {
  return db
    .select({
      id: importJobs.id,
      fileName: importJobs.fileName,
      columns: importJobs.columns,
      status: importJobs.status,
      total: importJobs.total,
      createdAt: importJobs.createdAt,
      finishedAt: importJobs.finishedAt,
      byName: users.name,
    })
    .from(importJobs)
    .innerJoin(users, eq(users.id, importJobs.userId))
    .$dynamic();
}

async function countsOf(db: Database, ids: readonly string[]) {
  const rows =
    ids.length === 0
      ? []
      : await db
          .select({ jobId: importRows.jobId, outcome: importRows.outcome, lines: count() })
          .from(importRows)
          .where(inArray(importRows.jobId, [...ids]))
          .groupBy(importRows.jobId, importRows.outcome);
  return (jobId: string) => {
    const of = (outcome: string) =>
      rows.find((row) => row.jobId === jobId && row.outcome === outcome)?.lines ?? 0;
    return {
      waits: of('waits'),
      created: of('created'),
      changed: of('changed'),
      same: of('same'),
      refused: of('refused'),
    };
  };
}

/** The first accounts that an import made or changed: its events carry its id. */
async function accountsOf(db: Database, jobId: string, type: 'account.created' | 'account.changed') {
  const rows = await db
    .select({ seq: auditEvents.seq, event: auditEvents.event })
    .from(auditEvents)
    .where(and(eq(auditEvents.commandId, jobId), eq(auditEvents.type, type)))
    .orderBy(asc(auditEvents.seq))
    .limit(accountsAtOnce);
  return rows.flatMap(({ event }) => accountIn(event));
}

function accountIn(event: AuditEvent) {
  if (event.type === 'account.created') return [{ ...event.account, detail: `owned by ${event.owner.name}` }];
  if (event.type !== 'account.changed') return [];
  const detail = event.changes.map(({ what, from, to }) => `${what} ${from} → ${to}`).join(', ');
  return [{ ...event.account, detail }];
}
