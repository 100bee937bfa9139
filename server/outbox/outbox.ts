import { sql } from 'drizzle-orm';
import { fromDrizzle, PgBoss } from 'pg-boss';
import type { Transaction } from '#db/client.ts';

export const auditQueue = 'audit-events';
/** Of a queue whose jobs say nothing else. */
export const queueRetries = { retryLimit: 10, retryBackoff: true } as const;

/** Says that the events `from`…`to` (sequence numbers, inclusive) were committed. */
export interface AuditJob {
  readonly from: number;
  readonly to: number;
}

/** So few that a job is done long before it counts as left behind. */
const eventsPerJob = 50;

/**
 * What a killed process had in hand is given to another after `expireInSeconds`, and the table is kept small enough to
 * look for that all the time. Telling is right to do twice, so it is tried again and again, for half a day.
 */
export const untilTold = {
  expireInSeconds: 4,
  deleteAfterSeconds: 3_600,
  retryLimit: 40_000,
  retryDelay: 1,
  retryBackoff: false,
} as const;

/** Puts jobs into the queue inside the command's own transaction: a rollback drops them. */
export class Outbox {
  readonly #url: string;
  #boss: Promise<PgBoss> | undefined;

  constructor(url: string) {
    this.#url = url;
  }

  /** Connects before a transaction needs it; a failure is forgotten, so the next command tries again. */
  async ready(): Promise<void> {
    this.#boss ??= openSender(this.#url);
    try {
      await this.#boss;
    } catch (error) {
      this.#boss = undefined;
      throw error;
    }
  }

  async send(tx: Transaction, job: AuditJob): Promise<void> {
    await this.ready();
    const boss = await this.#boss;
    const jobs = slicesOf(job).map((data) => ({ data, ...untilTold }));
    await boss?.insert(auditQueue, jobs, { db: fromDrizzle(tx, sql) });
  }

  async stop(): Promise<void> {
    const boss = await this.#boss?.catch(() => undefined);
    await boss?.stop({ graceful: false });
    this.#boss = undefined;
  }
}

function slicesOf({ from, to }: AuditJob): AuditJob[] {
  return Array.from({ length: Math.ceil((to - from + 1) / eventsPerJob) }, (_, place) => {
    const first = from + place * eventsPerJob;
    return { from: first, to: Math.min(to, first + eventsPerJob - 1) };
  });
}

/** A sender alone: it works nothing off and makes no tables. Whoever opens it stops it. */
export async function openSender(url: string): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: url,
    migrate: false,
    supervise: false,
    schedule: false,
    max: 1,
  });
  boss.on('error', () => {});
  await boss.start();
  await boss.createQueue(auditQueue, queueRetries);
  return boss;
}
