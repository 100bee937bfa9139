import type { z } from 'zod';
import type { Transaction } from '#db/client.ts';
import { type Refusal, refuse } from '#domain/decision.ts';
import { inputSentence } from '#domain/inputs/input-sentence.ts';
import { type Action, refuseUnlessPermitted } from '#domain/permissions.ts';
import { databaseAway } from '#server/commands/database-refusals.ts';
import type { House } from '#server/house.ts';
import { findPerson } from './find-person.ts';
import { isRefusal, type Result } from './verb.ts';

/** Who keeps it, and the moment. */
interface Keeper {
  readonly userId: string;
  readonly now: Date;
}

/**
 * What people keep for themselves alone: which of their notices they have read, what they want to be told of. It
 * changes nothing that anybody else sees, so it is no event of the house and is kept by no command; twice is as once.
 */
export interface OwnWrite<Raw, Input, Answer extends Result> {
  readonly name: string;
  readonly action: Action;
  readonly input: z.ZodType<Input, Raw>;
  /** Writes rows of this keeper and of nobody else; refuses before it wrote anything. */
  readonly save: (tx: Transaction, input: Input, keeper: Keeper) => Promise<Answer | Refusal>;
}

/** Runs it for whoever is signed in, with the roles that the database knows now. */
export async function runOwnWrite<Raw, Input, Answer extends Result>(
  house: House,
  write: OwnWrite<Raw, Input, Answer>,
  raw: unknown,
  keeper: Keeper,
): Promise<{ readonly ok: true; readonly answer: Answer } | Refusal> {
  const parsed = write.input.safeParse(raw);
  if (!parsed.success) return refuse('invalid', inputSentence(parsed.error));
  if (!(await house.pulse.isAlive())) return databaseAway;
  return house.db.transaction(async (tx) => {
    const by = await findPerson(tx, keeper.userId);
    if (!by) return refuse('forbidden', 'You are not signed in any more.');
    const forbidden = refuseUnlessPermitted(write.action, by.roles, {});
    if (forbidden) return forbidden;
    const answer = await write.save(tx, parsed.data, keeper);
    return isRefusal(answer) ? answer : { ok: true as const, answer };
  });
}
