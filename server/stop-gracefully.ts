import process from 'node:process';
import type { Logger } from 'pino';

export interface Step {
  readonly name: string;
  readonly run: () => Promise<unknown>;
  /** After this long the next step begins anyway. */
  readonly withinMs: number;
}

/** At SIGTERM or SIGINT runs the steps in order and ends the process; a second signal ends it at once. */
export function stopGracefully(log: Logger, steps: readonly Step[]): { readonly isStopping: () => boolean } {
  let stopping = false;
  const stop = async (signal: NodeJS.Signals) => {
    if (stopping) process.exit(1);
    stopping = true;
    log.info(`${signal}: stopping.`);
    for (const step of steps) await runWithin(step, log);
    log.info('Stopped.');
    process.exit(0);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  return { isStopping: () => stopping };
}

async function runWithin({ name, run, withinMs }: Step, log: Logger): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((done) => {
    timer = setTimeout(() => done('late'), withinMs);
  });
  try {
    if ((await Promise.race([run(), late])) === 'late') log.warn(`${name} took too long to stop.`);
  } catch (error) {
    log.error({ err: error }, `${name} did not stop cleanly.`);
  } finally {
    clearTimeout(timer);
  }
}
