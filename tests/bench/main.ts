import { parseArgs } from 'node:util';
import { stopProcesses } from '#tests/support/evaluation-process.ts';
import { benchChain } from './chain.ts';
import { benchChanges } from './changes.ts';
import { type Databases, openDatabases } from './databases.ts';
import { printTable } from './figures.ts';
import { benchFrozen } from './frozen.ts';
import { benchMemory } from './memory.ts';
import { benchPages } from './pages.ts';
import { benchBulk, benchSingle } from './speed.ts';
import { benchStreams } from './streams.ts';

const rows: Record<string, (databases: Databases) => Promise<void>> = {
  single: benchSingle,
  bulk: benchBulk,
  changes: benchChanges,
  memory: benchMemory,
  frozen: benchFrozen,
  pages: benchPages,
  chain: benchChain,
  streams: ({ adminUrl }) => benchStreams(adminUrl),
};

/** `npm run bench -- single bulk` measures those only; `--data-dir` keeps the filled databases for the next run. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { 'data-dir': { type: 'string' } },
});
const unknown = positionals.filter((name) => !(name in rows));
if (unknown.length > 0) {
  console.error(`There is no row ${unknown.join(', ')}. Choose from ${Object.keys(rows).join(', ')}.`);
  process.exit(1);
}

const databases = await openDatabases(values['data-dir']);
try {
  for (const [name, bench] of Object.entries(rows)) {
    if (positionals.length > 0 && !positionals.includes(name)) continue;
    console.log(name);
    await bench(databases);
  }
  printTable();
} finally {
  await stopProcesses();
  await databases.close();
}
