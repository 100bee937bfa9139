import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { testDatabase } from '#tests/support/database.ts';
import { readBackup } from './read-backup.ts';
import { writeBackup } from './write-backup.ts';

test('of two backups to one name at once one has it whole, and the other is told', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-names-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const { url } = await testDatabase();
  const file = join(folder, 'house');
  const both = await Promise.allSettled([writeBackup(url, file), writeBackup(url, file)]);
  const refused = both.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []));
  expect(refused).toEqual([`Error: There is a file ${file} already; nothing is written over it.`]);
  expect(readdirSync(folder)).toEqual(['house']);
  const { trailer } = await readBackup(file, async () => async (_name, rows) => {
    for await (const _block of rows);
  });
  expect(both).toContainEqual({ status: 'fulfilled', value: expect.objectContaining({ trailer }) });
});
