import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { demo, serverKey } from '#tests/support/browser.ts';

const readme = readFileSync('README.md', 'utf8').replaceAll('http://localhost:3000', demo().url);
const blocks = [...readme.matchAll(/```(sh|js)\n([\s\S]*?)```/g)].map(([, language, code = '']) => ({
  language,
  code,
}));
const env = { ...process.env, FORCE_COLOR: '0', LATCHKEY_KEY: serverKey() };

function codeWith(language: string, text: string): string {
  const block = blocks.find((one) => one.language === language && one.code.includes(text));
  if (!block) throw new Error(`The README has no ${language} block with ${text}.`);
  return block.code;
}

test("the README's curl answers true for Acme", () => {
  const answer = execFileSync('sh', ['-c', codeWith('sh', 'curl')], { env, encoding: 'utf8' });
  expect(JSON.parse(answer)).toMatchObject({ key: 'java-support', value: true, variant: 'on' });
});

test("the README's Node snippet prints true for Acme", () => {
  const folder = join('test-results', 'readme');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'ask.mjs');
  writeFileSync(file, codeWith('js', 'OpenFeature'));
  expect(execFileSync(process.execPath, [file], { env, encoding: 'utf8' }).trim()).toBe('true');
});
