import { createHash, randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { commandRecords } from '#db/schema/audit.ts';
import { type Act, actorOf, type Person } from '#domain/act.ts';
import { canonicalJson } from '#domain/audit/canonical.ts';
import { type Refusal, refuse } from '#domain/decision.ts';
import { inputSentence } from '#domain/inputs/input-sentence.ts';
import { refuseUnlessPermitted } from '#domain/permissions.ts';
import { appendEvents } from '#server/audit/append-events.ts';
import { setCommandClock } from '#server/commands/command-clock.ts';
import {
  databaseAway,
  isTransient,
  outcomeUnknown,
  refusalOfDatabase,
} from '#server/commands/database-refusals.ts';
import type { House } from '#server/house.ts';
import { findPerson } from './find-person.ts';
import { isLoaded, type Result, type Verb } from './verb.ts';

/** Who runs it, and the submission's id: the same id again is the same command and gets the same answer. */
export interface Submission {
  readonly userId: string;
  readonly commandId: string;
  /** The HTTP request it came with; it goes into the events. */
  readonly requestId?: string | undefined;
  readonly now?: Date;
}

export type Outcome<Answer> = { readonly ok: true; readonly answer: Answer } | Refusal;

const attempts = 4;

type Keep = (tx: Transaction) => Promise<void>;

/** Rolls the transaction back and carries the refusal out of it, with what is kept of it afterwards. */
class Refused extends Error {
  readonly refusal: Refusal;
  readonly keep: Keep | undefined;
  constructor(refusal: Refusal, keep?: Keep) {
    super(refusal.sentence);
    this.refusal = refusal;
    this.keep = keep;
  }
}

/**
 * The one way in which state changes. Permission read from the database, locks, decision, save, audit events, outbox
 * and idempotency record are one transaction; the revision and NOTIFY of evaluations are raised by the database in it.
 */
export async function runCommand<Raw, Input, Loaded extends object, Next, Answer extends Result>(
  house: House,
  verb: Verb<Raw, Input, Loaded, Next, Answer>,
  raw: unknown,
  submission: Submission,
): Promise<Outcome<Answer>> {
  const parsed = verb.input.safeParse(raw);
  if (!parsed.success) return refuse('invalid', inputSentence(parsed.error));
  if (!(await house.pulse.isAlive())) return databaseAway;
  const done = new AbortController();
  const lost = house.pulse.untilLost(done.signal).then(() => outcomeUnknown);
  try {
    return await Promise.race([runInAttempts(house, verb, parsed.data, submission), lost]);
  } finally {
    done.abort();
  }
}

async function runInAttempts<Raw, Input, Loaded extends object, Next, Answer extends Result>(
  house: House,
  verb: Verb<Raw, Input, Loaded, Next, Answer>,
  input: Input,
  submission: Submission,
): Promise<Outcome<Answer>> {
  for (let attempt = 1; ; attempt++) {
    try {
      await house.outbox.ready();
      const answer = await house.db.transaction((tx) => inTransaction(tx, house, verb, input, submission));
      return { ok: true, answer };
    } catch (error) {
      if (error instanceof Refused) {
        await keepQuietly(house, error.keep);
        return error.refusal;
      }
      const refusal = refusalOfDatabase(error);
      if (refusal) return refusal;
      if (attempt === attempts || !isTransient(error)) throw error;
    }
  }
}

async function inTransaction<Raw, Input, Loaded extends object, Next, Answer extends Result>(
  tx: Transaction,
  house: House,
  verb: Verb<Raw, Input, Loaded, Next, Answer>,
  input: Input,
  submission: Submission,
): Promise<Answer> {
  const by = await loadPerson(tx, submission.userId);
  const now = submission.now ?? new Date();
  const act: Act = { by, now, newId: randomUUID };
  await setCommandClock(tx, now);
  const repeated = await recordCommand<Answer>(tx, verb.name, input, submission, now);
  if (repeated) return repeated;

  const state = await verb.load(tx, input, act);
  if (!isLoaded(state)) throw new Refused(state as Refusal);
  const forbidden = refuseUnlessPermitted(verb.action, by.roles, verb.scope(state, act));
  if (forbidden) throw new Refused(forbidden);
  const decision = verb.decide(state, input, act);
  const keep = (refusal: Refusal | undefined) => (within: Transaction) =>
    verb.tried?.(within, { state, input, act, refusal }, tryIdOf(submission)) ?? Promise.resolve();
  if (!decision.ok) throw new Refused(decision, verb.tried && keep(decision));

  const answer = await verb.save(tx, decision.next, { state, input, act });
  await keep(undefined)(tx);
  await tx
    .update(commandRecords)
    .set({ result: verb.remember?.(answer) ?? answer })
    .where(and(eq(commandRecords.actorId, by.id), eq(commandRecords.commandId, submission.commandId)));
  const { commandId, requestId } = submission;
  const about = { actor: actorOf(by), at: now, commandId, requestId };
  const appended = await appendEvents(tx, decision.events, about);
  await house.outbox.send(tx, appended);
  return answer;
}

/** A refusal is told whether or not anything could be kept of it. */
async function keepQuietly(house: House, keep: Keep | undefined): Promise<void> {
  if (keep) await house.db.transaction(keep).catch(() => undefined);
}

function tryIdOf({ userId, commandId }: Submission): string {
  const hash = createHash('sha256').update(`${userId} ${commandId}`).digest('hex');
  return hash.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

async function loadPerson(tx: Transaction, userId: string): Promise<Person> {
  const person = await findPerson(tx, userId);
  if (!person) throw new Refused(refuse('forbidden', 'You are not signed in any more.'));
  return person;
}

/** @returns the kept answer when this submission ran before; a different input under the same id is refused. */
async function recordCommand<Answer>(
  tx: Transaction,
  verb: string,
  input: unknown,
  { userId, commandId }: Submission,
  at: Date,
): Promise<Answer | undefined> {
  const inputHash = createHash('sha256')
    .update(canonicalJson(plain(input)))
    .digest('hex');
  const inserted = await tx
    .insert(commandRecords)
    .values({ actorId: userId, commandId, verb, inputHash, at })
    .onConflictDoNothing()
    .returning({ commandId: commandRecords.commandId });
  if (inserted.length > 0) return undefined;
  const [kept] = await tx
    .select()
    .from(commandRecords)
    .where(and(eq(commandRecords.actorId, userId), eq(commandRecords.commandId, commandId)));
  if (!kept || kept.verb !== verb || kept.inputHash !== inputHash)
    throw new Refused(
      refuse('conflict', 'This submission was used for something else already. Start again.'),
    );
  return kept.result as Answer;
}

function plain(input: unknown): unknown {
  return JSON.parse(JSON.stringify(input ?? null));
}
