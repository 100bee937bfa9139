import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { createDatabase } from '#db/databases.ts';
import { startEmbedded } from '#db/embedded.ts';
import { migrateDatabase } from '#db/migrate.ts';

declare module 'vitest' {
  interface ProvidedContext {
    adminUrl: string;
    templateDatabase: string;
  }
}

const FAST = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '200',
};

/** One PostgreSQL for all integration tests, with a migrated database that each test file clones. */
export async function setup(project: TestProject) {
  const dataDir = mkdtempSync(join(tmpdir(), 'latchkey-test-'));
  const server = await startEmbedded({ dataDir, settings: FAST });
  const templateDatabase = 'latchkey_template';
  await migrateDatabase(await createDatabase(server.url, templateDatabase));
  project.provide('adminUrl', server.url);
  project.provide('templateDatabase', templateDatabase);
  return async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}
