import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { auditVerifications } from '#db/schema/audit-trust.ts';
import { users } from '#db/schema/users.ts';
import type { AuditEvent } from '#domain/audit/events.ts';
import { isTransient, refusalOfDatabase } from '#server/commands/database-refusals.ts';
import { runAsSystem } from '#server/commands/run-as-system.ts';
import type { House } from '#server/house.ts';
import { type Trust, trustOf } from './trust.ts';
import { type Verified, verifyChain } from './verify-chain.ts';

const open = inArray(auditVerifications.status, ['waiting', 'running']);
/** Other chores wait meanwhile. */
const turnMs = 700;

type Job = typeof auditVerifications.$inferSelect;

/**
 * Goes on with what people asked to have verified, the oldest first, a turn at a time. How far it came is kept after each
 * turn, so that a crash costs one turn and another process can go on.
 */
export class Verifications {
  readonly #house: House;
  readonly #folder: string | undefined;
  readonly #turnMs: number;
  #trust: { readonly of: string; readonly trust: Trust } | undefined;

  constructor(house: House, folder: string | undefined, turn = turnMs) {
    this.#house = house;
    this.#folder = folder;
    this.#turnMs = turn;
  }

  /** @returns whether there was something to do. */
  async goOn(now: Date): Promise<boolean> {
    const [next] = await this.#house.db
      .select({ id: auditVerifications.id })
      .from(auditVerifications)
      .where(open)
      .orderBy(asc(auditVerifications.createdAt), asc(auditVerifications.id))
      .limit(1);
    if (!next) return false;
    let taken = false;
    try {
      const trust = await this.#trustFor(next.id);
      await runAsSystem(this.#house, now, async (tx) => {
        const [job] = await tx
          .select()
          .from(auditVerifications)
          .where(and(eq(auditVerifications.id, next.id), open))
          .for('update', { skipLocked: true });
        taken = job !== undefined;
        return job ? this.#turn(tx, job, trust, now) : [];
      });
    } catch (error) {
      if (!isTransient(error) && !refusalOfDatabase(error)) await this.#giveUp(next.id, now);
      throw error;
    }
    return taken;
  }

  async #turn(
    tx: Transaction,
    job: Job,
    { keys, heads, checkpoints, problem }: Trust,
    now: Date,
  ): Promise<readonly AuditEvent[]> {
    const until = performance.now() + this.#turnMs;
    const from =
      job.lastSeq !== null && job.lastHash !== null ? { seq: job.lastSeq, hash: job.lastHash } : undefined;
    const came = await verifyChain(this.#house.sql, {
      ...{ keys, heads, checkpoints, from },
      until: () => performance.now() > until,
    });
    return keep(tx, job, { ...came, ...(problem && { problem, finished: true }) }, now);
  }

  /** The folder is read once for each verification, and while nothing is locked: it may hold a head for every few minutes of years. */
  async #trustFor(id: string): Promise<Trust> {
    if (this.#trust?.of !== id)
      this.#trust = { of: id, trust: await trustOf(this.#house.db, { folder: this.#folder }) };
    return this.#trust.trust;
  }

  /** What no second try would mend. No event: it says nothing about the trail, and whoever asked sees the sentence. */
  async #giveUp(id: string, now: Date): Promise<void> {
    const problem = 'It could not be gone through to its end: see the log of the server.';
    await this.#house.db
      .update(auditVerifications)
      .set({ status: 'failed', problem, finishedAt: now })
      .where(and(eq(auditVerifications.id, id), open));
  }
}

async function keep(
  tx: Transaction,
  job: Job,
  { problem, finished, begin, last, agreed, headsBefore }: Verified,
  now: Date,
): Promise<readonly AuditEvent[]> {
  const checked = last.seq - begin.seq;
  const heads = job.heads + agreed;
  const status = finished ? (problem ? 'broken' : 'holds') : 'running';
  await tx
    .update(auditVerifications)
    .set({
      ...{
        status,
        heads,
        checked,
        total: Math.max(job.total, checked),
        lastSeq: last.seq,
        lastHash: last.hash,
      },
      ...{ problem: problem?.sentence ?? null, finishedAt: finished ? now : null },
    })
    .where(eq(auditVerifications.id, job.id));
  if (!finished) return [];
  const [askedBy] = await tx
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(eq(users.id, job.userId));
  const of = { verificationId: job.id, askedBy: askedBy ?? { id: job.userId, name: 'Somebody' } };
  return [
    problem
      ? { type: 'audit.broken', ...of, firstBad: problem.seq, problem: problem.sentence }
      : { type: 'audit.verified', ...of, total: checked, heads, ...(headsBefore > 0 && { headsBefore }) },
  ];
}
