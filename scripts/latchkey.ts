import process from 'node:process';
import { auditCommand, auditUsage } from '#scripts/cli/audit.ts';
import { backupCommand, backupUsage, restoreCommand, restoreUsage } from '#scripts/cli/backup.ts';
import { roleCommand, roleUsages } from '#scripts/cli/database-role.ts';
import { evaluateCommand, evaluateUsage } from '#scripts/cli/evaluate.ts';
import { type CliOutcome, exitCodes, misused, refused } from '#scripts/cli/outcome.ts';
import { makeAdminCommand, makeAdminUsage } from '#scripts/cli/people.ts';
import { rotateCommand, rotateUsage } from '#scripts/cli/secrets.ts';

const usage = `Usage:
  latchkey relay
      Answers evaluations alone, beside the server or on another machine (PORT 3001).
  ${evaluateUsage}
      Says what an app of that account is told, and with --explain why.
  ${roleUsages.app}
  ${roleUsages.relay}
      Makes or mends the database role that the server, or a relay, signs in with.
  ${auditUsage}
  ${backupUsage}
      Writes the house as it is at one moment into a file, while people go on working.
  ${restoreUsage}
      Makes the house of that file again in an empty database.
  ${rotateUsage}
      Seals every secret anew with the first of ENCRYPTION_KEYS.
  ${makeAdminUsage}
      Lets somebody in as an admin when no admin can.

The database is DATABASE_URL, else the demo's in --data-dir (.data).
Exits with 0, with 1 when something is refused or not there, with 2 when it was called wrongly.`;

async function runRelay(args: string[]): Promise<CliOutcome> {
  if (args.length > 0) return misused('relay takes its settings from the environment: see .env.example.');
  await import('#server/relay.ts');
  return { kind: 'running' };
}

async function run([command, ...args]: string[]): Promise<CliOutcome> {
  if (command === 'help' || command === '--help' || command === '-h' || args.includes('--help'))
    return { kind: 'done', text: usage };
  if (command === 'relay') return runRelay(args);
  if (command === 'evaluate') return evaluateCommand(args, new Date());
  if (command === 'database' && args[0] === 'app-role') return roleCommand('app', args.slice(1));
  if (command === 'database' && args[0] === 'relay-role') return roleCommand('relay', args.slice(1));
  if (command === 'backup') return backupCommand(args);
  if (command === 'restore') return restoreCommand(args, new Date());
  if (command === 'secrets' && args[0] === 'rotate') return rotateCommand(args.slice(1), new Date());
  if (command === 'people' && args[0] === 'make-admin') return makeAdminCommand(args.slice(1), new Date());
  if (command === 'audit') return auditCommand(args, new Date());
  const given = [command, ...args.slice(0, 1)].filter(Boolean).join(' ');
  return misused(given ? `There is no command “${given}”.` : 'Say what to do.');
}

/** Everything else that is thrown says in its message what does not fit. */
function isBug(error: unknown): boolean {
  return [TypeError, ReferenceError, RangeError, SyntaxError].some((kind) => error instanceof kind);
}

async function outcomeOf(args: string[]): Promise<CliOutcome> {
  try {
    return await run(args);
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    if (code?.startsWith('ERR_PARSE_ARGS')) return misused(message);
    if (isBug(error)) throw error;
    return refused(message);
  }
}

const outcome = await outcomeOf(process.argv.slice(2));
if (outcome.kind === 'done') console.log(outcome.text);
if (outcome.kind === 'refused') console.error(outcome.sentence);
if (outcome.kind === 'usage') console.error(`${outcome.sentence}\n\n${usage}`);
process.exitCode = exitCodes[outcome.kind];
