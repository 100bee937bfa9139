import type { Transaction } from '#db/client.ts';
import type { AuditEvent } from '#domain/audit/events.ts';
import type { Refusal } from '#domain/decision.ts';
import { refusalOfDatabase } from '#server/commands/database-refusals.ts';
import { runAsSystem, type SystemDeed } from '#server/commands/run-as-system.ts';
import type { Outcome } from '#server/commands/run-command.ts';
import type { House } from '#server/house.ts';
import { lockDirectory } from './grouped-people.ts';

/** Where and when, and with which HTTP request. */
export interface DirectoryCall {
  readonly house: House;
  readonly now: Date;
  readonly requestId?: string | undefined;
}

interface Done<Answer> {
  readonly ok: true;
  readonly answer: Answer;
  readonly events: readonly AuditEvent[];
}

class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.sentence);
    this.refusal = refusal;
  }
}

/** What the directory or the identity provider brings about: one after the other, done whole or refused whole. */
export async function runForDirectory<Answer>(
  { house, now, requestId }: DirectoryCall,
  deed: (tx: Transaction, now: Date) => Promise<Done<Answer> | Refusal>,
): Promise<Outcome<Answer>> {
  let last: Done<Answer> | undefined;
  try {
    const whole: SystemDeed = async (tx) => {
      await lockDirectory(tx);
      const done = await deed(tx, now);
      if (!done.ok) throw new Refused(done);
      last = done;
      return done.events;
    };
    await runAsSystem(house, now, whole, requestId);
  } catch (error) {
    const refusal = error instanceof Refused ? error.refusal : refusalOfDatabase(error);
    if (refusal) return refusal;
    throw error;
  }
  if (!last) throw new Error('A deed of the directory came to no end.');
  return { ok: true, answer: last.answer };
}
