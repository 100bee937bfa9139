import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runProgram } from '#scripts/run-program.ts';
import { openTestHouse, type TestHouse } from '#tests/support/test-house.ts';

const folder = mkdtempSync(join(tmpdir(), 'latchkey-cli-'));
let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse(2);
});
afterAll(() => rmSync(folder, { recursive: true }));

function latchkey(...args: string[]) {
  const env = { DATABASE_URL: house.url };
  return runProgram(process.execPath, ['scripts/latchkey.ts', ...args], { env });
}

test('backup says what it wrote, and restore refuses a house that is there', async () => {
  const file = join(folder, 'house');
  const written = await latchkey('backup', file);
  expect(written).toMatchObject({
    code: 0,
    output: expect.stringMatching(/holds the house as it was at .* rows of \d+ tables/),
  });
  const nowhere = await latchkey('backup', join(folder, 'absent', 'house'));
  expect(nowhere).toMatchObject({
    code: 1,
    output: expect.stringMatching(/^The file can not be used: ENOENT/),
  });
  const refused = await latchkey('restore', file);
  expect(refused).toMatchObject({
    code: 1,
    output: expect.stringMatching(/^The database is not empty: there is /),
  });
});

test('secrets are sealed anew, and somebody is let in', async () => {
  const [rotated, made] = await Promise.all([
    latchkey('secrets', 'rotate'),
    latchkey('people', 'make-admin', '--email', 'sales@latchkey.test'),
  ]);
  expect(rotated.output).toMatch(/^0 second factors sealed anew, 0 were already\.\n0 signing keys/);
  expect(rotated.output).toMatch(
    /must have run with it in front before this.* run this again\. Then the old key can go\.\n$/,
  );
  expect(made.output).toBe('The sales (sales@latchkey.test) is an admin now. It stands on the timeline.\n');
});

test('a statement of the rotation that fails is told without the statement', async () => {
  await house.sql`alter table second_factors rename to elsewhere`;
  const { code, output } = await latchkey('secrets', 'rotate');
  await house.sql`alter table elsewhere rename to second_factors`;
  expect([code, output]).toEqual([
    1,
    expect.stringMatching(/can not be used: relation "second_factors" does not/),
  ]);
  expect(output).not.toContain('Failed query');
});

test('no file is no backup', async () => {
  const { code, output } = await latchkey('backup');
  expect([code, output.split('\n')[0]]).toEqual([2, 'Name one file.']);
});
