import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { gather, until } from './stream-crowd.ts';

/** To be loaded before a server whose memory is measured. */
export const reportMemory = new URL('./report-memory.ts', import.meta.url);
/** The engine takes up to 100 MiB for young objects when many come at once, whatever they are; here it may not. */
export const quietMemory = { NODE_OPTIONS: '--max-semi-space-size=2' };

export interface Memory {
  readonly perStreamKiB: number;
  /** What objects hold after each time that all have left, without what the engine keeps for later. */
  readonly leftMiB: readonly number[];
}

export interface Held {
  readonly residentBytes: number;
  readonly objectBytes: number;
}

/**
 * Lets everybody come and go a few times. A stream's share is what the last four fifths add.
 */
export async function measureMemory(
  port: number,
  paths: readonly string[],
  held: () => Promise<Held>,
): Promise<Memory> {
  const leftMiB: number[] = [];
  const first = paths.length / 5;
  let perStreamKiB = 0;
  for (let turn = 0; turn < 3; turn++) {
    const early = await gather(port, paths.slice(0, first));
    const { residentBytes: before } = await held();
    const late = await gather(port, paths.slice(first));
    const { residentBytes: after } = await held();
    if (turn === 0) perStreamKiB = (after - before) / (paths.length - first) / 1_024;
    early.leave();
    late.leave();
    await sleep(2_000);
    leftMiB.push((await held()).objectBytes / 1_048_576);
  }
  return { perStreamKiB, leftMiB };
}

/** The same of event streams on node:http alone, and how long it takes to tell them all. */
export async function measureBare(count: number): Promise<{ memory: Memory; toldMs: number }> {
  const child = fork(fileURLToPath(new URL('./bare-streams.ts', import.meta.url)), {
    execArgv: ['--import', reportMemory.href],
    env: { ...process.env, ...quietMemory },
  });
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  const paths = Array.from({ length: count }, () => '/events');
  const memory = await measureMemory(port, paths, async () => {
    child.send({ ask: 'memory' });
    return (await once(child, 'message'))[0] as Held;
  });
  const crowd = await gather(port, paths);
  const asked = performance.now();
  await fetch(`http://127.0.0.1:${port}/tell`);
  await until(() => crowd.toldSince(asked) === count, 10_000, 'all were told');
  const toldMs = crowd.lastTold - asked;
  crowd.leave();
  child.kill();
  return { memory, toldMs };
}
