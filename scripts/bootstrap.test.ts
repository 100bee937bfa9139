import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'latchkey-bootstrap-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('what it installs is told on the error output, so that answers stay clean', { timeout: 60_000 }, () => {
  mkdirSync(join(folder, 'scripts'));
  cpSync('scripts/bootstrap.mjs', join(folder, 'scripts/bootstrap.mjs'));
  const about = { name: 'bare', version: '1.0.0' };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(about));
  const lock = { ...about, lockfileVersion: 3, requires: true, packages: { '': about } };
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(lock));
  writeFileSync(join(folder, 'scripts/say.mjs'), 'console.log(JSON.stringify(process.argv.slice(2)));');
  const caller = join(folder, 'scripts');
  const args = ['bootstrap.mjs', 'scripts/say.mjs', '--data-dir', 'mine', '--data-dir=other', 'rest'];
  const said = spawnSync(process.execPath, args, { cwd: caller, encoding: 'utf8' });
  expect(said.stderr).toContain('Installing packages');
  expect(JSON.parse(said.stdout)).toEqual([
    '--data-dir',
    join(caller, 'mine'),
    `--data-dir=${join(caller, 'other')}`,
    'rest',
  ]);
});
