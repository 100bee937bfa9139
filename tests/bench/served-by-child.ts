import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface Contestant {
  readonly port: number;
  /** Processor time that it used since it started, in milliseconds. */
  cpuMs(): Promise<number>;
  /** Gives it the bytes to answer with. */
  give(body: string): void;
  stop(): Promise<void>;
}

type Answer = { readonly port: number } | { readonly cpuMs: number };

/** Starts a server as a process of its own and waits until it listens. */
export async function startContestant(file: URL, env: Record<string, string> = {}): Promise<Contestant> {
  const child = fork(fileURLToPath(file), {
    env: { ...process.env, NODE_ENV: 'production', ...env },
  });
  const { port } = (await nextAnswer(child)) as { port: number };
  return {
    port,
    cpuMs: async () => {
      child.send({ ask: 'cpu' });
      return ((await nextAnswer(child)) as { cpuMs: number }).cpuMs;
    },
    give: (body) => void child.send({ body }),
    stop: async () => {
      const exited = new Promise((done) => child.once('exit', done));
      child.disconnect();
      await exited;
    },
  };
}

function nextAnswer(child: ChildProcess): Promise<Answer> {
  return new Promise((done, fail) => {
    const stopped = () => fail(new Error('A server of the benchmark stopped.'));
    child.once('exit', stopped);
    child.once('message', (message: Answer) => {
      child.off('exit', stopped);
      done(message);
    });
  });
}

/** The child's half: says where it listens and, when asked, what it cost. */
export function serveParent(port: number, take: (body: string) => void, stop: () => Promise<void>): void {
  process.on('message', (message: { ask?: 'cpu'; body?: string }) => {
    if (message.body !== undefined) take(message.body);
    if (message.ask === undefined) return;
    const { user, system } = process.cpuUsage();
    process.send?.({ cpuMs: (user + system) / 1_000 });
  });
  process.on('disconnect', async () => {
    await stop();
    process.exit(0);
  });
  process.send?.({ port });
}
