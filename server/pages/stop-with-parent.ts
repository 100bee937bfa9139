import process from 'node:process';
import type { ToPages } from './fork-pages.ts';

/**
 * Stops this process when the one that forked it says so or is gone, and only then: a Ctrl-C reaches the whole group, but
 * the parent decides. To be called before anything takes long.
 * @param stop what has to end first; after `withinMs` the process ends without it, since nobody may be left to kill it.
 */
export function stopWithParent(stop: () => Promise<unknown>, withinMs = 5_000): void {
  let stopping = false;
  const end = () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), withinMs);
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {});
  process.on('message', (message: ToPages) => {
    if (message === 'stop') end();
  });
  process.on('disconnect', end);
  if (!process.connected) end();
}
