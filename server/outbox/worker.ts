import { sql } from 'drizzle-orm';
import { fromDrizzle, type JobResult, PgBoss } from 'pg-boss';
import type { Database } from '#db/client.ts';
import type { Channel } from './channels/channel.ts';
import { type DeliveryJob, deliver } from './channels/deliver.ts';
import {
  type PasswordLetterJob,
  type PostLetters,
  passwordLetterQueue,
  sendPasswordLetter,
} from './letters/password-letter.ts';
import { notify, type Post } from './notify.ts';
import { type AuditJob, auditQueue, queueRetries } from './outbox.ts';

export interface Worker {
  /** Hands what is to reach people outside the app to every channel; nothing where there is none. */
  readonly post: Post | undefined;
  /** The same for links with which people choose a password. */
  readonly postLetters: PostLetters | undefined;
  stop(): Promise<void>;
}

/** How notices leave the app. */
export interface Outside {
  readonly channels: readonly Channel[];
  readonly publicUrl: string;
  /** Before a delivery that failed is tried again for the first time; each further wait is twice as long. */
  readonly firstRetryAfterSeconds?: number;
}

export interface WorkerOptions {
  readonly url: string;
  readonly db: Database;
  readonly outside?: Outside | undefined;
  readonly onError: (error: unknown) => void;
}

/** A queue is looked into twice a second, and at once when there was more than one look took; each job fails on its own. */
const polling = {
  pollingIntervalSeconds: 0.5,
  batchSize: 10,
  burstWhenBatchFull: true,
  perJobResults: true,
} as const;
/** How often it is looked for what a killed process had in hand, and for what was done long ago. */
const supervision = {
  superviseIntervalSeconds: 1,
  monitorIntervalSeconds: 1,
  maintenanceIntervalSeconds: 600,
} as const;
/** With waits that double up to an hour: about half a day. */
const deliveryRetries = { retryLimit: 18, retryBackoff: true, retryDelayMax: 3600 } as const;

/** Does what commands left in the queue. A job that fails is tried again; what it does can be done twice. */
export async function startWorker({ url, db, outside, onError }: WorkerOptions): Promise<Worker> {
  const boss = new PgBoss({ connectionString: url, migrate: false, schedule: false, max: 2, ...supervision });
  boss.on('error', onError);
  await boss.start();
  const post = outside && outside.channels.length > 0 ? postThrough(boss, outside) : undefined;
  await workOff<AuditJob>(boss, auditQueue, (job) => notify(db, job, post), onError);
  for (const channel of outside?.channels ?? []) {
    const delivery = { db, channel, publicUrl: outside?.publicUrl ?? '' };
    await workOff<DeliveryJob>(boss, channel.name, (job) => deliver(delivery, job, new Date()), onError);
  }
  const postLetters = outside && (await openLetters(boss, db, outside, onError));
  return { post, postLetters, stop: () => boss.stop({ graceful: true, timeout: 4_000 }) };
}

/** Links to choose a password go out by e-mail, where there is e-mail. */
async function openLetters(
  boss: PgBoss,
  db: Database,
  { channels, publicUrl, firstRetryAfterSeconds = 30 }: Outside,
  onError: (error: unknown) => void,
): Promise<PostLetters | undefined> {
  const channel = channels.find(({ name }) => name === 'mail');
  if (!channel) return undefined;
  const send = (job: PasswordLetterJob) => sendPasswordLetter({ db, channel, publicUrl }, job, new Date());
  await workOff<PasswordLetterJob>(boss, passwordLetterQueue, send, onError);
  const retries = { ...deliveryRetries, retryDelay: firstRetryAfterSeconds };
  return async (tx, jobs) => {
    const posted = jobs.map((data) => ({ data, ...retries }));
    await boss.insert(passwordLetterQueue, posted, { db: fromDrizzle(tx, sql) });
  };
}

async function workOff<Job extends object>(
  boss: PgBoss,
  queue: string,
  run: (job: Job) => Promise<void>,
  onError: (error: unknown) => void,
): Promise<void> {
  await boss.createQueue(queue, queueRetries);
  await boss.work<Job, void, typeof polling>(queue, polling, async (jobs) => {
    const results: JobResult[] = [];
    for (const { id, data } of jobs) results.push(await resultOf(id, () => run(data), onError));
    return results;
  });
}

function postThrough(boss: PgBoss, { channels, firstRetryAfterSeconds = 30 }: Outside): Post {
  const retries = { ...deliveryRetries, retryDelay: firstRetryAfterSeconds };
  return async (tx, jobs) => {
    for (const { name } of channels)
      await boss.insert(
        name,
        jobs.map((data) => ({ data, ...retries })),
        { db: fromDrizzle(tx, sql) },
      );
  };
}

async function resultOf(
  id: string,
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
