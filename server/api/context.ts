import type { Person } from '#domain/act.ts';
import { databaseAway } from '#server/commands/database-refusals.ts';
import { type House, house } from '#server/house.ts';
import { RefusalError } from './trpc.ts';

interface SignedInPerson extends Person {
  /** Which of their sign-ins it is. */
  readonly sessionId?: string | undefined;
}

export interface Context {
  readonly user: SignedInPerson | null;
  readonly house: House;
  /** As the answer and the log name it. */
  readonly requestId?: string | undefined;
}

/** Refuses at once when the database does not answer, before anybody waits for it. */
export async function createContext(
  findUser: () => Promise<SignedInPerson | null>,
  requestId?: string | null,
): Promise<Context> {
  const opened = house();
  if (!(await opened.pulse.isAlive())) throw new RefusalError(databaseAway);
  return { user: await findUser(), house: opened, requestId: requestId ?? undefined };
}
