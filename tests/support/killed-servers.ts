import { type ChildProcess, fork } from 'node:child_process';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { findFreePort, LOOPBACK } from '#db/free-port.ts';

const program = fileURLToPath(new URL('./writing-process.ts', import.meta.url));

export interface KilledServer {
  readonly url: string;
  /** Until it takes commands. */
  untilUp(): Promise<void>;
  kill(): void;
  stop(): Promise<void>;
}

/** A server on a port of its own that is started anew whenever it ends, as an operator's supervisor would. */
export async function keepServer(databaseUrl: string): Promise<KilledServer> {
  const port = await findFreePort();
  let up = false;
  let child: ChildProcess;
  let stopping = false;
  let gone: Promise<void>;
  const start = () => {
    child = fork(program, {
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      env: { NODE_ENV: 'production', PATH: process.env.PATH, DATABASE_URL: databaseUrl, PORT: String(port) },
    });
    child.once('message', () => {
      up = true;
    });
    gone = new Promise((done) => {
      child.once('exit', () => {
        up = false;
        if (!stopping) setTimeout(start, 50);
        done();
      });
    });
  };
  start();
  return {
    url: `http://${LOOPBACK}:${port}`,
    untilUp: async () => {
      while (!up) await sleep(20);
    },
    kill: () => {
      up = false;
      child.kill('SIGKILL');
    },
    stop: async () => {
      stopping = true;
      child.kill('SIGKILL');
      await gone;
    },
  };
}
