import { PgBoss } from 'pg-boss';
import type { Database } from '#db/client.ts';
import { notify } from './notify.ts';
import { type AuditJob, auditQueue } from './outbox.ts';

export interface Worker {
  stop(): Promise<void>;
}

export interface WorkerOptions {
  readonly url: string;
  readonly db: Database;
  readonly onError: (error: unknown) => void;
}

/** Does what commands left in the queue. A job that fails is tried again; what it does can be done twice. */
export async function startWorker({ url, db, onError }: WorkerOptions): Promise<Worker> {
  const boss = new PgBoss({ connectionString: url, migrate: false, schedule: false, max: 2 });
  boss.on('error', onError);
  await boss.start();
  await boss.createQueue(auditQueue, { retryLimit: 10, retryBackoff: true });
  await boss.work<AuditJob>(auditQueue, { pollingIntervalSeconds: 0.5 }, async (jobs) => {
    for (const job of jobs) await notify(db, job.data);
  });
  return { stop: () => boss.stop({ graceful: true, timeout: 4_000 }) };
}
