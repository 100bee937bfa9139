import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { nodeFlags } from './node-flags.ts';

test('npm starts the server and the relay as the programs do', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
  for (const name of ['start', 'relay'])
    expect(scripts[name]).toContain(`node ${nodeFlags.join(' ')} server/`);
});

test('latchkey relay does, too', () => {
  expect(readFileSync('scripts/latchkey.mjs', 'utf8')).toContain(nodeFlags.join(' '));
});
