import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { findFreePort, LOOPBACK } from '#db/free-port.ts';
import { nodeFlags } from '#server/node-flags.ts';
import { testEncryptionKey } from '#tests/support/test-encryption-key.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const movedClock = new URL('./moved-clock.ts', import.meta.url);

export interface ProcessOptions {
  readonly databaseUrl: string;
  /** Where its disk copy is kept; a folder of its own otherwise. */
  readonly dataDir?: string;
  readonly port?: number;
  /** The process's own time zone. */
  readonly zone?: string;
  /** Stops its clock at this moment, in milliseconds since 1970. */
  readonly clock?: number;
  /** What else is loaded before the program. */
  readonly preload?: URL;
  readonly env?: Record<string, string>;
  /** How long it may take until it is ready, in milliseconds. */
  readonly readyWithinMs?: number;
}

/** What `/readyz` says. */
interface Readiness {
  readonly status: string;
  readonly snapshot?: { readonly revision: number; readonly ageMs: number };
  readonly database?: string;
}

export interface EvaluationProcess {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  readonly dataDir: string;
  /** Undefined while nothing answers. */
  readiness(): Promise<Readiness | undefined>;
  untilReady(withinMs?: number): Promise<void>;
  /** Moves the clock of a process that was started with one. */
  setClock(ms: number): Promise<void>;
  /** Says something to what was loaded before the program. @returns its answer. */
  say(message: object): Promise<unknown>;
  /** Sends the signal. @returns how long it took to go, in milliseconds, and how it went. */
  end(
    signal: NodeJS.Signals,
  ): Promise<{ readonly afterMs: number; readonly code: number | null; readonly output: string }>;
}

/** `npm run relay` as a process of its own, which may be ended in any way; it is ended with SIGKILL at `stopProcesses`. */
export async function startProcess(options: ProcessOptions): Promise<EvaluationProcess> {
  const port = options.port ?? (await findFreePort());
  const dataDir = options.dataDir ?? temporaryFolder();
  const preloaded = [
    ...(options.clock === undefined ? [] : [movedClock]),
    ...(options.preload ? [options.preload] : []),
  ];
  const child = fork(join(root, 'server/relay.ts'), {
    cwd: dataDir,
    execArgv: [...nodeFlags, ...preloaded.flatMap(({ href }) => ['--import', href])],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      DATABASE_URL: options.databaseUrl,
      HOST: LOOPBACK,
      PORT: String(port),
      DATA_DIR: dataDir,
      ENCRYPTION_KEYS: testEncryptionKey,
      LOG_LEVEL: 'warn',
      ...(options.zone && { TZ: options.zone }),
      ...(options.clock !== undefined && { MOVED_CLOCK: String(options.clock) }),
      ...options.env,
    },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  let ending = false;
  const exited = new Promise<number | null>((done) =>
    child.once('exit', (code) => {
      if (!ending) console.error(`An evaluation process ended by itself with ${code}.\n${output}`);
      done(code);
    }),
  );
  const url = `http://${LOOPBACK}:${port}`;
  const readiness = async () => {
    try {
      const answer = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(5_000) });
      return (await answer.json()) as Readiness;
    } catch {
      return undefined;
    }
  };
  const say = (message: object) =>
    new Promise<unknown>((done) => {
      child.once('message', done);
      child.send(message);
    });
  const started: EvaluationProcess = {
    url,
    port,
    pid: child.pid ?? 0,
    dataDir,
    readiness,
    untilReady: async (withinMs = options.readyWithinMs ?? 45_000) => {
      const until = performance.now() + withinMs;
      while ((await readiness())?.status !== 'ready') {
        if (child.exitCode !== null) throw new Error(`The process ended while starting.\n${output}`);
        if (performance.now() > until) throw new Error(`The process was not ready in time.\n${output}`);
        await sleep(20);
      }
    },
    setClock: async (ms) => void (await say({ clock: ms })),
    say,
    end: async (signal) => {
      const asked = performance.now();
      ending = true;
      child.kill(signal);
      const code = await exited;
      return { afterMs: performance.now() - asked, code, output };
    },
  };
  running.push(started);
  await started.untilReady();
  return started;
}

const running: EvaluationProcess[] = [];
const folders: string[] = [];

/** A folder that `stopProcesses` removes. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-process-'));
  folders.push(folder);
  return folder;
}

/** Ends whatever `startProcess` started and still runs. */
export async function stopProcesses(): Promise<void> {
  await Promise.all(running.splice(0).map((one) => one.end('SIGKILL')));
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}
