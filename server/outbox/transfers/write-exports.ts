import { and, asc, desc, eq, inArray, lt } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { auditEvents } from '#db/schema/audit.ts';
import { exportJobs, exportParts } from '#db/schema/transfers.ts';
import { exportKeptDays, exportReach } from '#domain/asking-for-exports.ts';
import type { AuditEvent, PersonRef } from '#domain/audit/events.ts';
import { addDays } from '#domain/dates.ts';
import { exportHead, exportRow } from '#domain/exporting.ts';
import { filterFromText } from '#domain/inputs/timeline.ts';
import { isTransient, refusalOfDatabase } from '#server/commands/database-refusals.ts';
import { findPerson } from '#server/commands/find-person.ts';
import { runAsSystem } from '#server/commands/run-as-system.ts';
import type { House } from '#server/house.ts';
import { newestFirst, seqsOf } from '#server/queries/events.ts';
import { openStatuses, withinReach } from '#server/queries/exports.ts';
import { eventFilterOf } from '#server/queries/timeline.ts';
import { writeChainPart } from './write-chain-part.ts';

const eventsOfPart = 2_000;
/** Other chores wait meanwhile. */
const turnMs = 700;

type Job = typeof exportJobs.$inferSelect;
type Closing = Pick<Job, 'status'> & Partial<Pick<Job, 'problem' | 'total'>>;

/** Goes on with exports, the oldest first, for a moment; whatever is left is for the next turn, or for another process. */
export async function writeExports(house: House): Promise<void> {
  const until = Date.now() + turnMs;
  while ((await writeNextPart(house, new Date())) && Date.now() < until);
}

/**
 * One part of one export is one transaction: its text, how far it is, and the event when it was the last. Whatever dies
 * meanwhile leaves the export as it was before the part.
 * @returns whether there was something to write.
 */
export async function writeNextPart(house: House, now: Date, size = eventsOfPart): Promise<boolean> {
  let taken: string | undefined;
  try {
    await runAsSystem(house, now, async (tx) => {
      const [job] = await tx
        .select()
        .from(exportJobs)
        .where(inArray(exportJobs.status, [...openStatuses]))
        .orderBy(asc(exportJobs.createdAt), asc(exportJobs.id))
        .limit(1)
        .for('update', { skipLocked: true });
      taken = job?.id;
      return job ? writePart(tx, job, now, size) : [];
    });
  } catch (error) {
    if (taken && !isTransient(error) && !refusalOfDatabase(error)) await giveUp(house, taken, now);
    throw error;
  }
  return taken !== undefined;
}

async function writePart(tx: Transaction, job: Job, now: Date, size: number): Promise<readonly AuditEvent[]> {
  const by = await findPerson(tx, job.userId);
  const reach = by && exportReach(by);
  if (!by || !reach) {
    await close(tx, job.id, now, { status: 'failed', problem: 'Your role may not export any more.' });
    return [];
  }
  if (job.format === 'chain' && !reach.everything) {
    await close(tx, job.id, now, {
      status: 'failed',
      problem: 'Your role may not export the whole trail any more.',
    });
    return [];
  }
  const { filter } = await eventFilterOf(tx, filterFromText(job.filter));
  if (!filter) {
    await close(tx, job.id, now, {
      status: 'failed',
      problem: 'What its filters name is not there any more.',
    });
    return [];
  }
  const [last] = await tx
    .select({ part: exportParts.part, seq: exportParts.lastSeq })
    .from(exportParts)
    .where(eq(exportParts.jobId, job.id))
    .orderBy(desc(exportParts.part))
    .limit(1);
  if (job.format === 'chain') {
    const { done, problem } = await writeChainPart(tx, job, { now, size, last });
    if (problem) await close(tx, job.id, now, { status: 'failed', problem });
    if (!done) return [];
    await close(tx, job.id, now, { status: 'done', total: done });
    return [finished(job, done, { id: by.id, name: by.name })];
  }
  const wanted = withinReach({ ...filter, upTo: job.upTo }, reach);
  const { seq, at, commandId, requestId, actor, event, prevHash, hash } = auditEvents;
  const rows = await tx
    .select({ seq, at, commandId, requestId, actor, event, prevHash, hash })
    .from(auditEvents)
    .where(inArray(seq, seqsOf(wanted, size, last && { seq: last.seq, goes: 'before' })))
    .orderBy(...newestFirst(wanted));
  const content = rows
    .map((row) => exportRow(job.format, { ...row, requestId: row.requestId ?? undefined }, job.createdAt))
    .join('');
  const part = (last?.part ?? 0) + 1;
  const lastSeq = rows.at(-1)?.seq ?? last?.seq ?? job.upTo;
  await tx.insert(exportParts).values({
    jobId: job.id,
    part,
    lastSeq,
    content: part === 1 ? exportHead(job.format) + content : content,
  });
  const written = job.written + rows.length;
  await tx.update(exportJobs).set({ written, status: 'running' }).where(eq(exportJobs.id, job.id));
  if (rows.length === size) return [];
  await close(tx, job.id, now, { status: 'done', total: written });
  return [finished(job, written, { id: by.id, name: by.name })];
}

function finished({ id, format }: Job, total: number, askedBy: PersonRef): AuditEvent {
  return { type: 'export.finished', exportId: id, format, total, askedBy };
}

async function close(tx: Transaction, id: string, now: Date, closing: Closing): Promise<void> {
  await tx
    .update(exportJobs)
    .set({ ...closing, finishedAt: now })
    .where(eq(exportJobs.id, id));
}

/** What no second try would mend. */
async function giveUp(house: House, id: string, now: Date): Promise<void> {
  await house.db
    .update(exportJobs)
    .set({
      status: 'failed',
      problem: 'It could not be written to its end. Ask for it again.',
      finishedAt: now,
    })
    .where(and(eq(exportJobs.id, id), inArray(exportJobs.status, [...openStatuses])));
}

/** Takes away what was finished long ago, with its text. */
export async function dropOldExports(house: House, now: Date): Promise<void> {
  await house.db.delete(exportJobs).where(lt(exportJobs.finishedAt, addDays(now, -exportKeptDays)));
}
