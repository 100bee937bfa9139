import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { embeddedAddress } from '#db/embedded-address.ts';
import { findFreePort, LOOPBACK } from '#db/free-port.ts';
import { locatePostgresPrograms, postgresIdentity, runPostgresProgram } from '#db/postgres-programs.ts';
import { writePrivateFile } from '#db/private-file.ts';

export type EmbeddedPostgres = {
  /** Address of the maintenance database, with the superuser's password. */
  url: string;
  alreadyRunning: boolean;
  /** Stops the server if this process started it, or if the process that did is gone. */
  stop: () => Promise<void>;
};

type Options = { dataDir: string; port?: number; settings?: Record<string, string> };

/** As operations.md recommends it: on such disks an index pays sooner than PostgreSQL believes by itself. */
const forSolidState = { random_page_cost: '1.1' };

function readNumber(file: string): number | undefined {
  const value = existsSync(file) ? Number(readFileSync(file, 'utf8')) : Number.NaN;
  return Number.isInteger(value) ? value : undefined;
}

function isAlive(pid: number | undefined): boolean {
  if (pid === undefined) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function initialise(initdb: string, cluster: string, passwordFile: string): Promise<void> {
  const unfinished = `${cluster}.unfinished`;
  const temporaryPassword = `${cluster}.password`;
  const identity = postgresIdentity();
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  writePrivateFile(passwordFile, randomBytes(24).toString('base64url'));
  writePrivateFile(temporaryPassword, readFileSync(passwordFile, 'utf8'));
  if (identity)
    for (const path of [unfinished, temporaryPassword]) chownSync(path, identity.uid, identity.gid);
  const flags = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${temporaryPassword}`];
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  try {
    await runPostgresProgram(initdb, [`--pgdata=${unfinished}`, ...flags, ...locale], unfinished);
  } finally {
    rmSync(temporaryPassword, { force: true });
  }
  renameSync(unfinished, cluster);
}

/** Starts the PostgreSQL that belongs to `dataDir`, making it at first use; finds it when it runs already. */
export async function startEmbedded({ dataDir, port, settings = {} }: Options): Promise<EmbeddedPostgres> {
  const home = resolve(dataDir);
  const [cluster, passwordFile, portFile, ownerFile] = ['cluster', 'password', 'port', 'owner'].map((name) =>
    join(home, name),
  ) as [string, string, string, string];
  const programs = await locatePostgresPrograms();
  const control = (...args: string[]) =>
    runPostgresProgram(programs.pg_ctl, ['-D', cluster, ...args], cluster);
  const isRunning = () =>
    control('status').then(
      () => true,
      () => false,
    );

  mkdirSync(home, { recursive: true });
  chmodSync(home, 0o711);
  if (!existsSync(cluster)) await initialise(programs.initdb, cluster, passwordFile);

  const address = () => embeddedAddress(home, 'postgres') ?? '';
  const stop = async () => {
    if (await isRunning()) await control('-w', '-m', 'fast', 'stop');
    rmSync(ownerFile, { force: true });
  };

  if (await isRunning()) {
    const orphaned = !isAlive(readNumber(ownerFile));
    return { url: address(), alreadyRunning: true, stop: orphaned ? stop : async () => {} };
  }

  const chosen = await findFreePort(port ?? readNumber(portFile));
  writeFileSync(portFile, String(chosen));
  const own = { listen_addresses: LOOPBACK, unix_socket_directories: '', port: String(chosen) };
  const all = { ...own, ...forSolidState, ...settings };
  const flags = Object.entries(all).map(([name, value]) => `-c ${name}="${value}"`);
  const log = join(cluster, 'server.log');
  try {
    await control('-w', '-t', '60', '-l', log, '-o', flags.join(' '), 'start');
  } catch (cause) {
    const reason = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n').slice(-3).join('\n') : '';
    throw new Error(`The embedded PostgreSQL in ${home} did not start.\n${reason}`, { cause });
  }
  writeFileSync(ownerFile, String(process.pid));
  return { url: address(), alreadyRunning: false, stop };
}
