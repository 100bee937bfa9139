import { type JobResult, PgBoss } from 'pg-boss';
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

/** A queue is looked into twice a second, however many jobs it gives; each fails on its own. */
const polling = { pollingIntervalSeconds: 0.5, batchSize: 20, perJobResults: true } as const;

/** Does what commands left in the queue. A job that fails is tried again; what it does can be done twice. */
export async function startWorker({ url, db, onError }: WorkerOptions): Promise<Worker> {
  const boss = new PgBoss({ connectionString: url, migrate: false, schedule: false, max: 2 });
  boss.on('error', onError);
  await boss.start();
  await boss.createQueue(auditQueue, { retryLimit: 10, retryBackoff: true });
  await boss.work<AuditJob, void, typeof polling>(auditQueue, polling, async (jobs) => {
    const results: JobResult[] = [];
    for (const job of jobs) results.push(await resultOf(job, () => notify(db, job.data), onError));
    return results;
  });
  return { stop: () => boss.stop({ graceful: true, timeout: 4_000 }) };
}

async function resultOf(
  { id }: { readonly id: string },
  run: () => Promise<void>,
  onError: (error: unknown) => void,
): Promise<JobResult> {
  try {
    await run();
    return { id, status: 'completed' };
  } catch (error) {
    onError(error);
    return { id, status: 'failed' };
  }
}
