import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jwtVerify } from 'jose';
import { afterAll, expect, test, vi } from 'vitest';
import { browserSnippet, proofSnippet } from '#components/keys/client-snippets.ts';

const folder = mkdtempSync(join(process.cwd(), 'node_modules', '.snippet-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('the backend snippet signs what a client key can verify, for a quarter of an hour', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  vi.stubEnv('LATCHKEY_PROOF_KEY', privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
  const file = join(folder, 'backend.mjs');
  writeFileSync(file, proofSnippet);
  const { latchkeyToken } = (await import(file)) as {
    latchkeyToken: (accountKey: string, contactKey?: string) => Promise<string>;
  };
  const { payload, protectedHeader } = await jwtVerify(await latchkeyToken('acme', 'data'), publicKey);
  expect(protectedHeader).toEqual({ alg: 'ES256' });
  expect(payload).toEqual({ sub: 'acme', contact: 'data', exp: expect.any(Number) });
  const left = (payload.exp ?? 0) - Date.now() / 1000;
  expect(left).toBeGreaterThan(14 * 60);
  expect(left).toBeLessThan(15 * 60 + 2);
  const everyone = await jwtVerify(await latchkeyToken('acme'), publicKey);
  expect(everyone.payload).not.toHaveProperty('contact');
  vi.unstubAllEnvs();
});

test('the browser snippet asks for a proof only when the key needs it', () => {
  const key = 'lk_pub_production_x';
  const plain = browserSnippet({ origin: 'https://latchkey.example.com', key, proven: false });
  expect(plain).not.toMatch(/token|\n\n\n/i);
  expect(browserSnippet({ origin: 'https://latchkey.example.com', key, proven: true })).toContain(
    "['X-Latchkey-Context', await latchkeyToken()],",
  );
});
