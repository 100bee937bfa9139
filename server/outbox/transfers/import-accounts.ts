import { and, asc, inArray, lt } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { importJobs } from '#db/schema/transfers.ts';
import { actorOf, type Person } from '#domain/act.ts';
import type { Actor, AuditEvent } from '#domain/audit/events.ts';
import { hourMs } from '#domain/dates.ts';
import { permits } from '#domain/permissions.ts';
import { appendEvents } from '#server/audit/append-events.ts';
import { setCommandClock } from '#server/commands/command-clock.ts';
import { isTransient, refusalOfDatabase } from '#server/commands/database-refusals.ts';
import { findPerson } from '#server/commands/find-person.ts';
import type { House } from '#server/house.ts';
import { finishImport, giveUpImport } from './finish-import.ts';
import { importSlice } from './import-slice.ts';
import { refuseSameRows } from './refuse-same-rows.ts';

export type ImportJobRow = typeof importJobs.$inferSelect;

const attempts = 4;
/** Other chores wait as long. */
const patienceMs = 2_000;
const draftsKeptMs = 24 * hourMs;

/** Works on the oldest import that is open, slice after slice, until none is left or others have waited long enough. */
export async function importAccounts(house: House): Promise<void> {
  const until = Date.now() + patienceMs;
  while (Date.now() < until && (await importNext(house, new Date())));
}

/**
 * Imports the next lines of the oldest open import that nobody else works on. The lines, their accounts and their events are
 * one transaction under the lock of the import: after a crash the next one begins where the last that was kept ended.
 * @returns whether there was something to do.
 */
export async function importNext(house: House, now: Date): Promise<boolean> {
  for (let attempt = 1; ; attempt++) {
    try {
      await house.outbox.ready();
      return await house.db.transaction((tx) => workOn(tx, house, now));
    } catch (error) {
      const raced = isTransient(error) || refusalOfDatabase(error)?.code === 'conflict';
      if (attempt === attempts || !raced) throw error;
    }
  }
}

async function workOn(tx: Transaction, house: House, now: Date): Promise<boolean> {
  const [job] = await tx
    .select()
    .from(importJobs)
    .where(inArray(importJobs.status, ['waiting', 'running']))
    .orderBy(asc(importJobs.createdAt), asc(importJobs.id))
    .limit(1)
    .for('update', { skipLocked: true });
  if (!job) return false;
  await setCommandClock(tx, now);
  const by = await findPerson(tx, job.userId);
  const tell = async (actor: Actor, events: readonly AuditEvent[]) => {
    if (events.length === 0) return;
    const appended = await appendEvents(tx, events, { actor, at: now, commandId: job.id });
    await house.outbox.send(tx, appended);
  };
  if (!by || !mayImport(by)) {
    await tell({ kind: 'system' }, await giveUpImport(tx, job, now));
    return true;
  }
  if (job.status === 'waiting') {
    await refuseSameRows(tx, job);
    return true;
  }
  const events = await importSlice(tx, job, now);
  if (events) await tell(actorOf(by), events);
  else await tell({ kind: 'system' }, await finishImport(tx, job, by, now));
  return true;
}

function mayImport(by: Person): boolean {
  return permits('manage_users', by.roles, {});
}

/** Files that were sent and never started. */
export async function forgetImportDrafts({ db }: House, now: Date): Promise<void> {
  const old = new Date(now.getTime() - draftsKeptMs);
  await db
    .delete(importJobs)
    .where(and(inArray(importJobs.status, ['draft']), lt(importJobs.createdAt, old)));
}
