import { randomUUID } from 'node:crypto';
import type { Transaction } from '#db/client.ts';
import { type Act, actorOf } from '#domain/act.ts';
import { refuseUnlessPermitted } from '#domain/permissions.ts';
import { appendEvents } from '#server/audit/append-events.ts';
import { isLoaded, type Result, type Verb } from './verb.ts';

/**
 * Another verb as a part of a command that has begun: the same person, permission, locks and decision. Its events stand
 * on the chain before the command's own, and nobody is told of them. What is refused ends the whole command.
 */
export async function playVerb<Raw, Input, Loaded extends object, Next, Answer extends Result>(
  tx: Transaction,
  verb: Verb<Raw, Input, Loaded, Next, Answer>,
  raw: Raw,
  act: Act,
): Promise<Answer> {
  const input = verb.input.parse(raw);
  const state = await verb.load(tx, input, act);
  if (!isLoaded(state)) throw new Error(`${verb.name} was refused.`);
  const decision =
    refuseUnlessPermitted(verb.action, act.by.roles, verb.scope(state, act)) ??
    verb.decide(state, input, act);
  if (!decision.ok) throw new Error(`${verb.name} was refused: ${decision.sentence}`);
  const answer = await verb.save(tx, decision.next, { state, input, act });
  await appendEvents(tx, decision.events, { actor: actorOf(act.by), at: act.now, commandId: randomUUID() });
  return answer;
}
