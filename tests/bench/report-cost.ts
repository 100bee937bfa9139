import process from 'node:process';

/** Loaded before a server of the benchmark: tells what it cost when it is asked, and ends it with the benchmark. */
process.on('message', ({ ask }: { ask?: string }) => {
  if (ask !== 'cost') return;
  const { user, system } = process.cpuUsage();
  process.send?.({ cpuMs: (user + system) / 1_000, rssBytes: process.memoryUsage.rss() });
});
process.on('disconnect', () => process.exit(0));
process.channel?.unref();
