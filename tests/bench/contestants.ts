import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type ProcessOptions, startProcess } from '#tests/support/evaluation-process.ts';

interface Cost {
  /** Processor time since its start, in milliseconds. */
  readonly cpuMs: number;
  readonly rssBytes: number;
}

export interface Contestant {
  readonly port: number;
  cost(): Promise<Cost>;
  stop(): Promise<void>;
}

const reportCost = new URL('./report-cost.ts', import.meta.url);

/** The evaluation plane as `npm run relay` runs it. */
export async function startRelay(options: ProcessOptions): Promise<Contestant> {
  const relay = await startProcess({
    ...options,
    preload: reportCost,
    env: { DRAIN_SECONDS: '0' },
    readyWithinMs: 180_000,
  });
  return {
    port: relay.port,
    cost: async () => (await relay.say({ ask: 'cost' })) as Cost,
    stop: async () => void (await relay.end('SIGTERM')),
  };
}

/** The yardstick; see bare-server.ts. @param answers what it answers in turns. */
export async function startBare(
  yardstick: 'json' | 'bytes',
  answers: readonly string[],
): Promise<Contestant> {
  const child = fork(fileURLToPath(new URL('./bare-server.ts', import.meta.url)), {
    execArgv: ['--import', reportCost.href],
    env: { ...process.env, NODE_ENV: 'production', YARDSTICK: yardstick },
  });
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  for (const body of answers) child.send({ body });
  return {
    port,
    cost: async () => {
      child.send({ ask: 'cost' });
      return (await once(child, 'message'))[0] as Cost;
    },
    stop: async () => {
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
    },
  };
}
