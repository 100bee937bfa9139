import { randomBytes } from 'node:crypto';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { ensureRelayRole } from '#db/roles.ts';
import { databaseAway, findDatabase } from '#scripts/cli/find-database.ts';
import { type CliOutcome, misused, refused } from '#scripts/cli/outcome.ts';

export const relayRoleUsage = 'latchkey database relay-role [--name <role>] [--data-dir <folder>]';

const setting = 'LATCHKEY_RELAY_PASSWORD';

/** Makes or mends the role that a relay signs in with. DATABASE_URL must be one that may make roles. */
export async function relayRoleCommand(args: string[]): Promise<CliOutcome> {
  const { values } = parseArgs({
    args,
    options: {
      name: { type: 'string', default: 'latchkey_relay' },
      'data-dir': { type: 'string', default: '.data' },
    },
  });
  const { name } = values;
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(name)) return misused('--name must be of a–z, 0–9 and _, 63 at most.');
  const given = process.env[setting]?.trim();
  if (given !== undefined && given !== '' && !/^[!-~]{12,128}$/.test(given))
    return misused(`${setting} must be 12 to 128 printable ASCII characters without spaces.`);
  const url = findDatabase(values['data-dir']);
  if (!url) return refused('Set DATABASE_URL to the database, with a role that may make roles.');
  const password = given || randomBytes(24).toString('base64url');
  try {
    const done = await ensureRelayRole(url, { name, password });
    return { kind: 'done', text: told(done, name, url, given ? undefined : password) };
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    if (code === '42501') return refused(`The role of DATABASE_URL may not make roles: ${message}.`);
    return refused(code ? databaseAway(url, error) : message);
  }
}

function told(done: string, name: string, url: string, generated: string | undefined): string {
  const relayUrl = new URL(url);
  relayUrl.username = name;
  relayUrl.password = generated ?? 'PASSWORD';
  const shown = generated ? ' Its password is shown this once:' : '';
  return `The role ${name} was ${done}: it reads what evaluation needs and writes counts, nothing else.${shown}\n\n  LATCHKEY_RELAY_DATABASE_URL=${relayUrl.href}\n`;
}
