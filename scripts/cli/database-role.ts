import { randomBytes } from 'node:crypto';
import process from 'node:process';
import { parseArgs } from 'node:util';
import type { RoleKind } from '#db/role-rights.ts';
import { ensureRole } from '#db/roles.ts';
import { databaseAway, findDatabase } from '#scripts/cli/find-database.ts';
import { type CliOutcome, emptyOption, misused, refused } from '#scripts/cli/outcome.ts';

const options = '[--name <role>] [--new-password] [--data-dir <folder>]';
export const roleUsages = {
  app: `latchkey database app-role ${options}`,
  relay: `latchkey database relay-role ${options}`,
} as const satisfies Record<RoleKind, string>;

const kinds = {
  app: {
    setting: 'LATCHKEY_APP_PASSWORD',
    address: 'DATABASE_URL',
    may: 'it reads and writes what the app does, adds to the audit trail, and changes no table and no event',
    users: 'Running servers',
  },
  relay: {
    setting: 'LATCHKEY_RELAY_PASSWORD',
    address: 'LATCHKEY_RELAY_DATABASE_URL',
    may: 'it reads what evaluation needs and writes counts, nothing else',
    users: 'Running relays',
  },
} as const satisfies Record<RoleKind, object>;

/** Makes or mends the role that the app or a relay signs in with. DATABASE_URL must be one that may make roles. */
export async function roleCommand(kind: RoleKind, args: string[]): Promise<CliOutcome> {
  const { setting } = kinds[kind];
  const { values } = parseArgs({
    args,
    options: {
      name: { type: 'string', default: `latchkey_${kind}` },
      'new-password': { type: 'boolean', default: false },
      'data-dir': { type: 'string', default: '.data' },
    },
  });
  const { name, 'new-password': renew } = values;
  const empty = emptyOption(values);
  if (empty) return empty;
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(name)) return misused('--name must be of a–z, 0–9 and _, 63 at most.');
  const given = process.env[setting]?.trim();
  if (given !== undefined && given !== '' && !/^[!-~]{12,128}$/.test(given))
    return misused(`${setting} must be 12 to 128 printable ASCII characters without spaces.`);
  if (given && renew) return misused(`Give ${setting} or --new-password, not both.`);
  const url = findDatabase(values['data-dir']);
  if (!url) return refused('Set DATABASE_URL to the database, with a role that may make roles.');
  const password = given || randomBytes(24).toString('base64url');
  try {
    const done = await ensureRole(url, { kind, name, password, keepPassword: !given && !renew });
    const secret: Secret = given ? 'given' : done === 'created' || renew ? { made: password } : 'kept';
    return { kind: 'done', text: told(kind, done, name, url, secret) };
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    if (code === '42501') return refused(`The role of DATABASE_URL may not make roles: ${message}.`);
    return refused(code ? databaseAway(url, error) : message);
  }
}

type Secret = 'given' | 'kept' | { readonly made: string };

function told(kind: RoleKind, done: string, name: string, url: string, secret: Secret): string {
  const its = new URL(url);
  its.username = name;
  its.password = typeof secret === 'object' ? secret.made : 'PASSWORD';
  const { address, may } = kinds[kind];
  return `The role ${name} was ${done}: ${may}. ${ofPassword(kind, done, secret)}\n\n  ${address}=${its.href}\n`;
}

function ofPassword(kind: RoleKind, done: string, secret: Secret): string {
  const { users, setting } = kinds[kind];
  const changed = `${users} need it at their next connection.`;
  if (secret === 'kept') return 'It keeps its password; --new-password makes another.';
  const now = done === 'updated' ? ` ${changed}` : '';
  if (secret === 'given') return `Its password is that of ${setting}.${now}`;
  return `Its ${done === 'updated' ? 'new ' : ''}password is shown this once.${now}`;
}
