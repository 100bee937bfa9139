import { sql } from 'drizzle-orm';
import { fromDrizzle, PgBoss } from 'pg-boss';
import type { Transaction } from '#db/client.ts';

export const auditQueue = 'audit-events';

/** Says that the events `from`…`to` (sequence numbers, inclusive) were committed. */
export interface AuditJob {
  readonly from: number;
  readonly to: number;
}

/** Puts jobs into the queue inside the command's own transaction: a rollback drops them. */
export class Outbox {
  readonly #url: string;
  #boss: Promise<PgBoss> | undefined;

  constructor(url: string) {
    this.#url = url;
  }

  /** Connects before a transaction needs it; a failure is forgotten, so the next command tries again. */
  async ready(): Promise<void> {
    this.#boss ??= startSender(this.#url);
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
    await boss?.send(auditQueue, job, { db: fromDrizzle(tx, sql) });
  }

  async stop(): Promise<void> {
    const boss = await this.#boss?.catch(() => undefined);
    await boss?.stop({ graceful: false });
    this.#boss = undefined;
  }
}

async function startSender(url: string): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: url,
    migrate: false,
    supervise: false,
    schedule: false,
    max: 1,
  });
  boss.on('error', () => {});
  await boss.start();
  await boss.createQueue(auditQueue, { retryLimit: 10, retryBackoff: true });
  return boss;
}
