import process from 'node:process';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Loaded before a server of the benchmark: tells how much memory it holds without what only waits to be collected. */
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
process.on('message', ({ ask }: { ask?: string }) => {
  if (ask !== 'memory') return;
  for (let turn = 0; turn < 3; turn++) collect();
  const { rss: residentBytes, heapUsed: objectBytes } = process.memoryUsage();
  process.send?.({ residentBytes, objectBytes });
});
process.on('disconnect', () => process.exit(0));
process.channel?.unref();
