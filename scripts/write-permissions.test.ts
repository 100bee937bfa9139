import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { permissionsMarkdown } from '#scripts/write-permissions.ts';

test('docs/permissions.md says what the code says; node scripts/write-permissions.ts writes it anew', () => {
  expect(readFileSync('docs/permissions.md', 'utf8')).toBe(permissionsMarkdown());
});
