import { randomUUID } from 'node:crypto';
import { afterAll, inject } from 'vitest';
import { createDatabase, dropDatabase } from '#db/databases.ts';

const name = `test_${randomUUID().replaceAll('-', '')}`;
let cloning: Promise<string> | undefined;

/** A migrated, empty database of this test file's own; dropped when the file is done. */
export async function testDatabase(): Promise<{ url: string }> {
  cloning ??= createDatabase(inject('adminUrl'), name, { template: inject('templateDatabase') });
  return { url: await cloning };
}

afterAll(async () => {
  if (cloning) await dropDatabase(inject('adminUrl'), name);
});
