import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { setPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Logger } from 'pino';
import type { Pages } from '#server/http/build-app.ts';
import { createForwarder, forwardUpgrade } from './forward.ts';

export type ToPages = 'stop';
export type FromPages = 'ready';

const program = fileURLToPath(new URL('./main.ts', import.meta.url));
const shortestPauseMs = 250;
const longestPauseMs = 10_000;
/** Nice value: when both want the processor, evaluation comes first. */
const behindEvaluation = 5;
/** As long as a request waits for pages that are being started. */
const longestWaitMs = 15_000;

export interface PagesProcess {
  /** Comes back when the pages can be asked for; fails when they can not be started at all. */
  start(): Promise<void>;
  /** Waits for the pages when they are being started. */
  readonly pages: Pages;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  stop(): Promise<void>;
}

/**
 * Runs the pages beside evaluation rather than among it: rendering one takes milliseconds in which a process answers
 * nobody else. When they fall over they are started again, and evaluation does not notice.
 */
export function createPagesProcess(log: Logger): PagesProcess {
  const address = createAddress();
  const forward = createForwarder(address.path);
  let child: ChildProcess | undefined;
  let ready = Promise.withResolvers<void>();
  let stopping = false;
  let pauseMs = shortestPauseMs;

  const run = () => {
    const { WATCH_REPORT_DEPENDENCIES: _, ...env } = process.env;
    address.free();
    const running = fork(program, [address.path], { env });
    child = running;
    if (running.pid !== undefined) setPriority(running.pid, behindEvaluation);
    running.on('message', (message: FromPages) => {
      if (message !== 'ready') return;
      pauseMs = shortestPauseMs;
      ready.resolve();
    });
    return new Promise<number | null>((done) => running.on('exit', done));
  };

  const keepRunning = async (exited: Promise<number | null>) => {
    const code = await exited;
    ready = Promise.withResolvers();
    if (stopping) return;
    log.error({ code }, 'The pages stopped; they are started again.');
    await sleep(pauseMs);
    pauseMs = Math.min(pauseMs * 2, longestPauseMs);
    if (!stopping) void keepRunning(run());
  };

  return {
    start: async () => {
      const exited = run();
      const failed = exited.then((code) => {
        throw new Error(`The pages could not be started (exit code ${code}); see the lines above.`);
      });
      await Promise.race([ready.promise, failed]);
      failed.catch(() => {});
      void keepRunning(exited);
    },
    pages: async (request, response) => {
      // Should they not come, the forwarder says so.
      await Promise.race([ready.promise, sleep(longestWaitMs, undefined, { ref: false })]);
      forward(request, response);
    },
    upgrade: (request, socket, head) => forwardUpgrade(address.path, request, socket, head),
    stop: async () => {
      stopping = true;
      const running = child;
      if (running && running.exitCode === null && running.signalCode === null) {
        const exited = new Promise((done) => running.once('exit', done));
        const patience = setTimeout(() => running.kill('SIGKILL'), 4_000);
        if (running.connected) running.send('stop' satisfies ToPages);
        await exited;
        clearTimeout(patience);
      }
      address.remove();
    },
  };
}

interface Address {
  readonly path: string;
  /** Takes away what pages that were killed left there. */
  free(): void;
  remove(): void;
}

/** Where the two meet: a socket that only this user can open. */
function createAddress(): Address {
  if (process.platform === 'win32') {
    const path = `\\\\.\\pipe\\latchkey-${process.pid}-${Date.now()}`;
    return { path, free: () => {}, remove: () => {} };
  }
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-'));
  const path = join(folder, 'pages');
  return {
    path,
    free: () => rmSync(path, { force: true }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
