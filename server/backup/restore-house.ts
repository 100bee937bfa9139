import { sql } from 'drizzle-orm';
import { fromDrizzle } from 'pg-boss';
import postgres from 'postgres';
import { type Loaded, loadBackup, type WaitingJob } from '#db/backup/load-backup.ts';
import { migrateDatabase } from '#db/migrate.ts';
import { publicKeysOf } from '#server/audit/signing-keys.ts';
import { verifyChain } from '#server/audit/verify-chain.ts';
import { runAsSystem } from '#server/commands/run-as-system.ts';
import { type House, openHouse } from '#server/house.ts';
import { auditQueue, openSender, queueRetries, untilTold } from '#server/outbox/outbox.ts';

export interface Restored {
  readonly takenAt: Date;
  readonly level: string;
  readonly tables: number;
  readonly rows: number;
  readonly events: number;
  readonly jobs: number;
  readonly sessionsEnded: number;
  /** What does not hold in the audit trail, as a sentence; it did not when the backup was taken. */
  readonly problem: string | undefined;
}

/**
 * Makes a house of a backup in an empty database: loaded at its own level as another life, brought up to date, and its
 * audit chain verified.
 * @throws with a sentence when the file or the database is not fit, or of what stands when a step after the load fails.
 */
export async function restoreHouse(url: string, file: string, now: Date): Promise<Restored> {
  const loaded = await loadInto(url, file);
  await step('bringing it up to date', () => migrateDatabase(url));
  const house = openHouse(url, 4);
  try {
    const problem = await step('verifying its audit trail', () => chainProblem(house, loaded));
    await step('sending what waited to be told', () => tellAgain(house, loaded.jobs, url));
    await step('adding the restore to its audit trail', () => tellOfIt(house, loaded, now));
    const counted = Object.values(loaded.trailer.tables);
    return {
      takenAt: new Date(loaded.header.takenAt),
      level: loaded.header.level,
      tables: loaded.header.tables.length,
      rows: counted.reduce((sum, { rows }) => sum + rows, 0) - loaded.jobs.length,
      events: loaded.trailer.audit.seq,
      jobs: loaded.jobs.length,
      sessionsEnded: loaded.sessionsEnded,
      problem,
    };
  } finally {
    await house.close();
  }
}

async function loadInto(url: string, file: string): Promise<Loaded> {
  const client = postgres(url, { max: 1, connect_timeout: 10, onnotice: () => {} });
  try {
    return await loadBackup(client, file);
  } finally {
    await client.end({ timeout: 5 });
  }
}

async function chainProblem(house: House, { trailer }: Loaded): Promise<string | undefined> {
  const { problem, last } = await verifyChain(house.sql, { keys: await publicKeysOf(house.db) });
  if (problem) return problem.sentence;
  const asWritten = last.seq === trailer.audit.seq && last.hash === trailer.audit.hash;
  return asWritten ? undefined : 'It ends elsewhere than the backup says.';
}

/** What was not told when the backup was taken is told now. What was told afterwards in the old life is not known here. */
async function tellAgain({ db }: House, jobs: readonly WaitingJob[], url: string): Promise<void> {
  if (jobs.length === 0) return;
  const boss = await openSender(url);
  try {
    for (const queue of new Set(jobs.map((job) => job.queue))) await boss.createQueue(queue, queueRetries);
    await db.transaction(async (tx) => {
      for (const { queue, data } of jobs) {
        const how = queue === auditQueue ? untilTold : {};
        await boss.insert(queue, [{ data, ...how }], { db: fromDrizzle(tx, sql) });
      }
    });
  } finally {
    await boss.stop({ graceful: false });
  }
}

async function tellOfIt(house: House, { header, sessionsEnded }: Loaded, now: Date): Promise<void> {
  await runAsSystem(house, now, async () => [
    { type: 'operator.restored', takenAt: header.takenAt, sessionsEnded },
  ]);
}

/** What was loaded stays; it looks like a house, but what waited to be told is in the file alone. */
async function step<Result>(doing: string, does: () => Promise<Result>): Promise<Result> {
  try {
    return await does();
  } catch (error) {
    const { cause = error } = error as { cause?: unknown };
    const { message, code } = cause as { message?: string; code?: string };
    throw new Error(
      `The rows are loaded, nobody is signed in and no link to choose a password works; but ${doing} failed: ${message || code}. The house is not whole: start no server on this database. Mend that, make a new, empty database and restore into it; this one can go.`,
      { cause: error },
    );
  }
}
