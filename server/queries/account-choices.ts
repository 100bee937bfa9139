import type { Database } from '#db/client.ts';
import { readSellers } from '#server/access/known-house.ts';

/** Whom an account can be given to, and the teams. */
export async function accountChoices(db: Database) {
  const { sellers, teams } = await readSellers(db);
  return { sellers: sellers.map(({ id, name, team }) => ({ id, name, team })), teams };
}
