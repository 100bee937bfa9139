import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const text = readFileSync('docs/security.md', 'utf8');
const files = [
  ...new Set(Array.from(text.matchAll(/`([\w./-]+\.(?:spec|test)\.ts)`/g), ([, file]) => file ?? '')),
];

test('every attack that is written down is tried by a test that is there', () => {
  expect(files.length).toBeGreaterThan(30);
  expect(files.filter((file) => !existsSync(file))).toEqual([]);
  const rows = text
    .slice(text.indexOf('## Attacks'))
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .slice(2);
  for (const row of rows) expect(row.split('|').at(-2), row).toMatch(/`[\w./-]+`|the same/);
});
