import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { nodeFlags } from '#server/node-flags.ts';

type Options = {
  mode: 'production' | 'development';
  port: number;
  settings: Record<string, string>;
  /** Where the server's log goes; without it, to this terminal. */
  logFile?: string;
};

export type Server = { stop: () => Promise<void>; exited: Promise<void> };

const READY_WITHIN_MS = 60_000;
const STOPS_WITHIN_MS = 26_000;

function isTaken(port: number, host: string): Promise<boolean> {
  return new Promise((done) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => done(error.code === 'EADDRINUSE'));
    probe.listen(port, host, () => probe.close(() => done(false)));
  });
}

export async function refuseTakenPort(port: number): Promise<void> {
  for (const host of ['localhost', '0.0.0.0'])
    if (await isTaken(port, host))
      throw new Error(
        `Port ${port} is taken by another program. Stop it, or choose another port with PORT=${port + 1}`,
      );
}

const lastLines = (file: string | undefined) =>
  file ? readFileSync(file, 'utf8').trim().split('\n').slice(-15).join('\n') : 'See its output above.';

async function isReady(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://localhost:${port}/readyz`, { signal: AbortSignal.timeout(5_000) })).ok;
  } catch {
    return false;
  }
}

/** Starts server/main.ts as a process of its own and answers when it is ready. */
export async function serve({ mode, port, settings, logFile }: Options): Promise<Server> {
  const watch = ['server', 'domain', 'db'].map((folder) => `--watch-path=${folder}`);
  const log = logFile ? openSync(logFile, 'w', 0o600) : undefined;
  const flags = [...nodeFlags, ...(mode === 'development' ? watch : [])];
  const child = spawn(process.execPath, [...flags, 'server/main.ts'], {
    env: { ...process.env, ...settings, PORT: String(port), NODE_ENV: mode, NEXT_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', log ?? 'inherit', log ?? 'inherit'],
    // Its own process group: a Ctrl-C reaches the server once, through stop().
    detached: process.platform !== 'win32',
  });
  if (log) closeSync(log);
  const exited = new Promise<void>((done) => child.on('exit', () => done()));
  const isRunning = () => child.exitCode === null && child.signalCode === null;
  const stop = async () => {
    if (!isRunning()) return;
    child.kill('SIGTERM');
    const patience = setTimeout(() => child.kill('SIGKILL'), STOPS_WITHIN_MS);
    await exited;
    clearTimeout(patience);
  };

  const deadline = Date.now() + READY_WITHIN_MS;
  while (!(await isReady(port))) {
    if (!isRunning()) throw new Error(`The server stopped while starting.\n${lastLines(logFile)}`);
    if (Date.now() > deadline) {
      await stop();
      throw new Error(`The server was not ready within ${READY_WITHIN_MS / 1000} s.\n${lastLines(logFile)}`);
    }
    await new Promise((done) => setTimeout(done, 100));
  }
  return { stop, exited };
}
