import { and, desc, eq, inArray, or, sql } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { accounts } from '#db/schema/accounts.ts';
import { auditEvents } from '#db/schema/audit.ts';
import { features } from '#db/schema/features.ts';
import { exportJobs, exportParts } from '#db/schema/transfers.ts';
import type { Person } from '#domain/act.ts';
import { type ExportReach, exportReach, reachInWords } from '#domain/asking-for-exports.ts';
import type { TimelineFilterInput } from '#domain/inputs/timeline.ts';
import { countEvents, type EventFilter } from './events.ts';
import { eventFilterOf } from './timeline.ts';

const listed = 10;

/** The filter, narrowed to what the reach lets out. */
export function withinReach(filter: EventFilter, reach: ExportReach): EventFilter {
  if (reach.everything) return filter;
  const { teamId, engineerId } = reach;
  const within = or(
    teamId
      ? sql`${auditEvents.accountId} in (select id from ${accounts} where ${eq(accounts.teamId, teamId)})`
      : undefined,
    engineerId
      ? sql`${auditEvents.featureId} in (select id from ${features} where ${eq(features.engineerId, engineerId)})`
      : undefined,
  );
  return { ...filter, within: within ?? sql`false` };
}

/** How many events an export of this would hold, and what is left out for this reader; nothing when they may not. */
export async function exportPreview(db: Database | Transaction, wanted: TimelineFilterInput, reader: Person) {
  const reach = exportReach(reader);
  if (!reach) return null;
  const { filter } = await eventFilterOf(db, wanted);
  const total = filter ? await countEvents(db, withinReach(filter, reach)) : 0;
  return { total, only: reachInWords(reach) ?? null };
}

/** What one asked for in the last days, the last first. */
export function exportsOf(db: Database, userId: string) {
  const { id, format, status, total, written, problem, createdAt, finishedAt } = exportJobs;
  return db
    .select({ id, format, status, total, written, problem, createdAt, finishedAt })
    .from(exportJobs)
    .where(eq(exportJobs.userId, userId))
    .orderBy(desc(exportJobs.createdAt))
    .limit(listed);
}

/** An export that can be fetched, by whoever asked for it and may still export. */
export async function exportToFetch(db: Database, id: string, reader: Person) {
  if (!exportReach(reader)) return undefined;
  const [found] = await db
    .select({ id: exportJobs.id, format: exportJobs.format, createdAt: exportJobs.createdAt })
    .from(exportJobs)
    .where(and(eq(exportJobs.id, id), eq(exportJobs.userId, reader.id), eq(exportJobs.status, 'done')));
  return found;
}

/** Its text in order, a part at a time. */
export async function* partsOf(db: Database, id: string): AsyncGenerator<string> {
  for (let next = 1; ; next++) {
    const [found] = await db
      .select({ content: exportParts.content })
      .from(exportParts)
      .where(and(eq(exportParts.jobId, id), eq(exportParts.part, next)));
    if (!found) return;
    yield found.content;
  }
}

export const openStatuses = ['waiting', 'running'] as const;

export async function countOpenExports(tx: Transaction, userId: string): Promise<number> {
  const open = await tx
    .select({ id: exportJobs.id })
    .from(exportJobs)
    .where(and(eq(exportJobs.userId, userId), inArray(exportJobs.status, [...openStatuses])));
  return open.length;
}
