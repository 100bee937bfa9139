import process from 'node:process';
import { parseArgs } from 'node:util';
import { DrizzleQueryError } from 'drizzle-orm';
import { databaseAway, findDatabase } from '#scripts/cli/find-database.ts';
import { type CliOutcome, emptyOption, refused } from '#scripts/cli/outcome.ts';
import { openHouse } from '#server/house.ts';
import { rotateAndTell } from '#server/secrets/rotate-secrets.ts';
import { sealer } from '#server/secrets/sealer.ts';

export const rotateUsage = 'latchkey secrets rotate [--data-dir <folder>]';

/** Seals every secret anew with the first of ENCRYPTION_KEYS. */
export async function rotateCommand(args: string[], now: Date): Promise<CliOutcome> {
  const { values } = parseArgs({ args, options: { 'data-dir': { type: 'string', default: '.data' } } });
  const empty = emptyOption(values);
  if (empty) return empty;
  const url = findDatabase(values['data-dir']);
  if (!url) return refused(`Set DATABASE_URL; there is no demo in ${values['data-dir']} either.`);
  if (!process.env.ENCRYPTION_KEYS?.trim())
    return refused('Set ENCRYPTION_KEYS: the new key, a comma, and the one that was first until now.');
  const house = openHouse(url, 2);
  try {
    const done = await rotateAndTell(house, sealer(), now);
    const lines = done.map(({ words: [one, several], sealed, current }) => {
      const noun = (count: number) => (count === 1 ? one : several);
      return `${sealed} ${noun(sealed)} sealed anew, ${current} ${current === 1 ? 'was' : 'were'} already.`;
    });
    return {
      kind: 'done',
      text: `${lines.join('\n')}\nEvery secret opens with the first key now. Every server must have run with it in front before this: one that did not still seals with the old key. Restart that one and run this again. Then the old key can go.`,
    };
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    return refused(code || error instanceof DrizzleQueryError ? databaseAway(url, error) : message);
  } finally {
    await house.close();
  }
}
