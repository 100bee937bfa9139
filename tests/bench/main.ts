import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded } from '#db/embedded.ts';
import { type Contest, hold } from './contest.ts';

const contests: Contest[] = [
  {
    name: 'single',
    size: { features: 500, accounts: 10_000, grants: 50_000 },
    goal: 0.8,
    path: ({ feature }) => `/ofrep/v1/evaluate/flags/${feature}`,
    yardstick: 'json',
  },
  {
    name: 'bulk, 200 flags',
    size: { features: 200, accounts: 10_000, grants: 50_000 },
    goal: 0.6,
    path: () => '/ofrep/v1/evaluate/flags',
    yardstick: 'bytes',
  },
];

/** `npm run bench -- bulk` holds that one only. */
const chosen = contests.filter(({ name }) => name.startsWith(process.argv[2] ?? ''));

const dataDir = mkdtempSync(join(tmpdir(), 'latchkey-bench-'));
const postgres = await startEmbedded({ dataDir });
try {
  for (const contest of chosen) await hold(contest, postgres.url);
} finally {
  await postgres.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
