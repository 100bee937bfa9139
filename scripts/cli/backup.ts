import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { writeBackup } from '#db/backup/write-backup.ts';
import { databaseAway, findDatabase } from '#scripts/cli/find-database.ts';
import { type CliOutcome, emptyOption, misused, refused } from '#scripts/cli/outcome.ts';
import { restoreHouse } from '#server/backup/restore-house.ts';

export const backupUsage = 'latchkey backup <file> [--data-dir <folder>]';
export const restoreUsage = 'latchkey restore <file> [--data-dir <folder>]';

const options = { 'data-dir': { type: 'string', default: '.data' } } as const;
const many = (count: number, one: string) =>
  `${count.toLocaleString('en-US')} ${one}${count === 1 ? '' : 's'}`;

type Doing = (url: string, file: string) => Promise<CliOutcome>;

async function withFile(args: string[], does: Doing): Promise<CliOutcome> {
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const empty = emptyOption(values);
  if (empty) return empty;
  const [file, ...more] = positionals;
  if (!file || more.length > 0) return misused('Name one file.');
  const url = findDatabase(values['data-dir']);
  if (!url) return refused(`Set DATABASE_URL; there is no demo in ${values['data-dir']} either.`);
  try {
    return await does(url, resolve(file));
  } catch (error) {
    const { code, message, path } = error as { code?: string; message: string; path?: string };
    if (path) return refused(`The file can not be used: ${message}.`);
    return refused(code ? databaseAway(url, error) : message);
  }
}

/** Writes one moment of the house into a file. */
export function backupCommand(args: string[]): Promise<CliOutcome> {
  return withFile(args, async (url, file) => {
    const { header, trailer } = await writeBackup(url, file);
    const rows = Object.values(trailer.tables).reduce((sum, table) => sum + table.rows, 0);
    const text = `${file} holds the house as it was at ${header.takenAt}: ${many(rows, 'row')} of ${many(header.tables.length, 'table')}, level ${header.level}, the audit trail up to event ${trailer.audit.seq}.
It holds password hashes, and secrets that only ENCRYPTION_KEYS open: keep it as safe as the database, and the keys elsewhere.`;
    return { kind: 'done', text };
  });
}

/** Makes a house of a backup in an empty database. */
export function restoreCommand(args: string[], now: Date): Promise<CliOutcome> {
  return withFile(args, async (url, file) => {
    const restored = await restoreHouse(url, file, now);
    const { tables, rows, events, level, jobs, sessionsEnded, problem } = restored;
    const trail = problem
      ? `The audit trail does not hold, and did not when the backup was taken: ${problem}`
      : `The audit trail holds: ${many(events, 'event')} verified, and the restore was added to it.`;
    const text = `Restored the house as it was at ${restored.takenAt.toISOString()}.
  ${many(rows, 'row')} of ${many(tables, 'table')} loaded at ${level}, counted and compared; then brought up to date.
  ${trail}
  ${many(jobs, 'notice')} that waited then will be told now.
  Nobody is signed in: ${many(sessionsEnded, 'session')} of that time ended, and links to choose a password are spent.
What was taken back after that moment is there again: look through API keys, directory tokens, people and kill switches.
Secrets in it open with the ENCRYPTION_KEYS of that time only. Make the roles of the database: latchkey database app-role, relay-role.`;
    return problem ? refused(text) : { kind: 'done', text };
  });
}
