import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { jwtVerify } from 'jose';
import { demo, serverKey } from '#tests/support/browser.ts';

const env = { ...process.env, FORCE_COLOR: '0', LATCHKEY_KEY: serverKey() };

function codeFrom(document: string, language: string, text: string): string {
  const words = readFileSync(document, 'utf8').replaceAll('http://localhost:3000', demo().url);
  const blocks = [...words.matchAll(/```(\w+)\n([\s\S]*?)```/g)];
  const code = blocks.find((block) => block[1] === language && block[2]?.includes(text))?.[2];
  if (!code) throw new Error(`${document} has no ${language} block with ${text}.`);
  return code;
}

/** A file from which bare imports find the project's packages. */
function writeModule(name: string, code: string): string {
  const folder = join('test-results', 'snippets');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, name);
  writeFileSync(file, code);
  return file;
}

for (const document of ['README.md', 'docs/evaluation.md']) {
  test(`the curl of ${document} answers true for Acme`, () => {
    const answer = execFileSync('sh', ['-c', codeFrom(document, 'sh', 'curl')], { env, encoding: 'utf8' });
    expect(JSON.parse(answer)).toMatchObject({ key: 'java-support', value: true, variant: 'on' });
  });

  test(`the Node snippet of ${document} prints true for Acme`, () => {
    const name = `ask-${document.replaceAll(/\W/g, '-')}.mjs`;
    const file = writeModule(name, codeFrom(document, 'js', 'OpenFeature'));
    expect(execFileSync(process.execPath, [file], { env, encoding: 'utf8' }).trim()).toBe('true');
  });
}

test("the README's explanation for Acme says that it is on, and why", () => {
  const dataDir = process.env.LATCHKEY_E2E_DATA_DIR ?? '';
  const command = `${codeFrom('README.md', 'sh', 'latchkey').trim()} --data-dir ${dataDir}`;
  const answer = execFileSync('sh', ['-c', command], { env, encoding: 'utf8' });
  expect(answer).toMatch(/Java support/);
  expect(answer).toMatch(/\bon\b/);
  expect(answer).toMatch(/[Pp]olicy 1/);
});

test('the snippet that proves an account makes a token that the proof key verifies', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const code = codeFrom('docs/evaluation.md', 'js', 'latchkeyToken');
  const file = writeModule('prove.mjs', `${code}\nconsole.log(await latchkeyToken('acme', 'ada'));\n`);
  const token = execFileSync(process.execPath, [file], {
    env: { ...env, LATCHKEY_PROOF_KEY: pem },
    encoding: 'utf8',
  });
  const { payload, protectedHeader } = await jwtVerify(token.trim(), publicKey);
  expect(protectedHeader.alg).toBe('ES256');
  expect(payload).toMatchObject({ sub: 'acme', contact: 'ada', exp: expect.any(Number) });
});
