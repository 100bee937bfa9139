import { createHmac } from 'node:crypto';
import type { Logger } from 'pino';
import type { Database } from '#db/client.ts';
import { evaluationState } from '#db/schema/evaluation.ts';
import { users } from '#db/schema/users.ts';
import { readableSecret } from '#domain/passwords.ts';

const signs = 12;

/**
 * What the first person of an empty house must know, so that no stranger comes first: it stands in the server's log. It
 * is made from the house's own secret and this database, so every process knows the same one and nothing keeps it.
 * @returns nothing once somebody is here.
 */
export async function readSetupCode(db: Database, authSecret: string): Promise<string | undefined> {
  const [somebody] = await db.select({ id: users.id }).from(users).limit(1);
  if (somebody) return undefined;
  const [state] = await db.select({ epoch: evaluationState.epoch }).from(evaluationState);
  const made = createHmac('sha256', authSecret).update(`latchkey setup code\n${state?.epoch}`).digest();
  return readableSecret(made.subarray(0, signs));
}

export function setupSentence(code: string, publicUrl: string | undefined): string {
  return `Nobody is here yet. Make the first admin at ${publicUrl ?? ''}/welcome with the setup code ${code}`;
}

/** Says at the start how to begin; a database that does not answer then is asked again when somebody opens the page. */
export async function sayHowToBegin(
  db: Database,
  { AUTH_SECRET, AUTH_URL }: { readonly AUTH_SECRET: string; readonly AUTH_URL?: string | undefined },
  log: Pick<Logger, 'info'>,
): Promise<void> {
  const code = await readSetupCode(db, AUTH_SECRET).catch(() => undefined);
  if (code) log.info(setupSentence(code, AUTH_URL));
}
