import { parseArgs } from 'node:util';
import { databaseAway, findDatabase } from '#scripts/cli/find-database.ts';
import { type CliOutcome, emptyOption, misused, refused } from '#scripts/cli/outcome.ts';
import { type AdminOutcome, makeSomebodyAdmin } from '#server/commands/people/make-admin.ts';
import { openHouse } from '#server/house.ts';

export const makeAdminUsage =
  'latchkey people make-admin --email <address> [--name <name>] [--new-password] [--without-second-factor] [--data-dir <folder>]';

const text = { type: 'string' } as const;
const flag = { type: 'boolean', default: false } as const;
const options = {
  email: text,
  name: text,
  'new-password': flag,
  'without-second-factor': flag,
  'data-dir': { type: 'string', default: '.data' },
} as const;

/** Makes somebody an admin who can sign in, whoever they were before. */
export async function makeAdminCommand(args: string[], now: Date): Promise<CliOutcome> {
  const { values } = parseArgs({ args, options });
  const empty = emptyOption(values);
  if (empty) return empty;
  const { email, name, 'new-password': newPassword, 'without-second-factor': withoutSecondFactor } = values;
  if (!email) return misused('--email is missing.');
  const url = findDatabase(values['data-dir']);
  if (!url) return refused(`Set DATABASE_URL; there is no demo in ${values['data-dir']} either.`);
  const house = openHouse(url, 1);
  try {
    const input = { email, ...(name && { name }), newPassword, withoutSecondFactor };
    const outcome = await makeSomebodyAdmin(house, input, now);
    return outcome.ok ? { kind: 'done', text: told(outcome, email) } : refused(outcome.sentence);
  } catch (error) {
    return refused(databaseAway(url, error));
  } finally {
    await house.close();
  }
}

function told(outcome: Extract<AdminOutcome, { ok: true }>, email: string): string {
  const { person, added, password, secondFactorTakenOff } = outcome;
  const lines = [
    `${person.name} (${email}) ${added ? 'was added and ' : ''}is an admin now. It stands on the timeline.`,
    ...(secondFactorTakenOff ? ['Their second factor was taken off.'] : []),
    ...(password ? [`First password, shown this once: ${password}`] : []),
  ];
  return lines.join('\n');
}
