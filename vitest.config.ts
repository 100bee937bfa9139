import { randomBytes } from 'node:crypto';
import { configDefaults, defineConfig } from 'vitest/config';

const shared = {
  server: { deps: { inline: ['next-auth'] } },
  alias: { 'server-only': new URL('./node_modules/server-only/empty.js', import.meta.url).pathname },
  env: {
    LATCHKEY_FULL: process.env.LATCHKEY_FULL ?? '',
    ENCRYPTION_KEYS: randomBytes(32).toString('base64'),
  },
};
const integration = '**/*.integration.test.ts';

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          ...shared,
          name: 'unit',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [
            ...configDefaults.exclude,
            integration,
            'tests/{e2e,faults,bench}/**',
            '.next/**',
            '.data/**',
          ],
        },
      },
      {
        test: {
          ...shared,
          name: 'integration',
          include: [integration],
          exclude: [...configDefaults.exclude, '.next/**', '.data/**'],
          globalSetup: ['tests/support/postgres.ts'],
          testTimeout: 20_000,
          hookTimeout: 30_000,
        },
      },
      {
        test: {
          ...shared,
          name: 'faults',
          include: ['tests/faults/**/*.faults.test.ts'],
          // One after the other: each hurts a database and counts what its clients see meanwhile.
          fileParallelism: false,
          testTimeout: process.env.LATCHKEY_FULL ? 300_000 : 60_000,
          hookTimeout: process.env.LATCHKEY_FULL ? 240_000 : 60_000,
        },
      },
    ],
  },
});
