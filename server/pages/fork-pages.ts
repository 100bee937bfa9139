import { type ChildProcess, fork } from 'node:child_process';
import { setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Address } from './address.ts';

export type ToPages = 'stop';
export type FromPages = 'ready';

/** Nice value: when both want the processor, evaluation comes first. */
const behindEvaluation = 5;
/** As long as pages that were told to stop may take before they are killed. */
const stopsWithinMs = 4_000;

export interface ForkedPages {
  /** Comes with the reason, whether they ran and ended or could not even be forked; never fails. */
  readonly ended: Promise<string>;
  /** Comes back when they have ended. */
  stop(): Promise<void>;
}

/** Forks the pages; whatever goes wrong, now or later, is an end of theirs and not an exception. */
export function forkPages(program: URL, address: Address, onReady: () => void): ForkedPages {
  try {
    const child = forkAt(program, address);
    const ended = endOf(child);
    child.on('message', (message: FromPages) => {
      if (message === 'ready') onReady();
    });
    return { ended, stop: () => end(child, ended) };
  } catch (error) {
    return { ended: Promise.resolve((error as Error).message), stop: async () => {} };
  }
}

function forkAt(program: URL, address: Address): ChildProcess {
  const { WATCH_REPORT_DEPENDENCIES: _, ...env } = process.env;
  address.free();
  return fork(fileURLToPath(program), [address.path], { env, execArgv: [] });
}

function endOf(child: ChildProcess): Promise<string> {
  return new Promise((done) => {
    child.on('exit', (code, signal) => done(signal ?? `exit code ${code}`));
    child.on('error', (error) => {
      // Those that run and could not be told something end by themselves.
      if (child.pid === undefined) done(error.message);
    });
    if (child.pid !== undefined) yieldToEvaluation(child.pid);
  });
}

function yieldToEvaluation(pid: number): void {
  try {
    setPriority(pid, behindEvaluation);
  } catch {
    // They ended already, or the system does not allow it: they do their work all the same.
  }
}

async function end(child: ChildProcess, ended: Promise<string>): Promise<void> {
  const patience = setTimeout(() => child.kill('SIGKILL'), stopsWithinMs);
  // The callback takes the error of a channel that just closed.
  if (child.connected) child.send('stop' satisfies ToPages, () => {});
  await ended;
  clearTimeout(patience);
}
