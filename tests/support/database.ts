import { randomUUID } from 'node:crypto';
import { afterAll, inject } from 'vitest';
import { createDatabase, dropDatabase } from '#db/databases.ts';

const cloned = new Map<string, { readonly name: string; readonly url: Promise<string> }>();

/** A migrated, empty database of this test file's own, the same for the same label; dropped when the file is done. */
export async function testDatabase(label = ''): Promise<{ url: string }> {
  const known = cloned.get(label);
  if (known) return { url: await known.url };
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const url = createDatabase(inject('adminUrl'), name, { template: inject('templateDatabase') });
  cloned.set(label, { name, url });
  return { url: await url };
}

afterAll(async () => {
  for (const { name } of cloned.values()) await dropDatabase(inject('adminUrl'), name);
});
