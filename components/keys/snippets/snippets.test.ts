import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { jwtVerify } from 'jose';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { browserSnippet, proofSnippet, reactSnippet } from '#components/keys/snippets/browser-snippets.ts';
import { contextOf, curlSnippet } from '#components/keys/snippets/server-snippets.ts';
import { exampleFeature, type SnippetFeature } from '#components/keys/snippets/snippet.ts';
import { snippetsFor } from '#components/keys/snippets/snippets-for.ts';

const folder = mkdtempSync(join(process.cwd(), 'node_modules', '.snippet-'));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

const java: SnippetFeature = { ...exampleFeature, key: 'java-support' };
const origin = 'https://latchkey.example.com';

test('the documents hold the very snippets that the pages show', () => {
  const docs = readFileSync('docs/evaluation.md', 'utf8');
  const readme = readFileSync('README.md', 'utf8');
  const here = snippetsFor({ origin: 'http://localhost:3000', feature: java, accountKey: 'acme' });
  const there = snippetsFor({ origin, feature: java, accountKey: 'acme' });
  for (const { code } of here.slice(0, 2)) {
    expect(docs).toContain(`\n${code}\n\`\`\``);
    expect(readme).toContain(`\n${code}\n\`\`\``);
  }
  for (const { code, install } of there.slice(2)) {
    expect(docs).toContain(`\n${code}\n\`\`\``);
    for (const each of install?.split(' and ') ?? []) expect(docs).toContain(each);
  }
  expect(docs).toContain(`\n${proofSnippet}\n\`\`\``);
});

const typed: readonly SnippetFeature[] = [
  java,
  { key: 'engine', valueType: 'string', variants: { v1: 'it\'s "one"' }, offVariant: 'v1' },
  { key: 'days', valueType: 'number', variants: { short: 30 }, offVariant: 'short' },
  { key: 'agent', valueType: 'object', variants: { local: { remote: false } }, offVariant: 'local' },
];

test.each(typed)(
  'for a $valueType each language asks by its own call, with the value while it is off',
  (feature) => {
    const snippets = snippetsFor({ origin, feature, accountKey: 'acme' });
    const code = Object.fromEntries(snippets.map((one) => [one.value, one.code]));
    const said = {
      boolean: [
        'getBooleanValue',
        'useBooleanFlagValue',
        'get_boolean_value',
        'BooleanValue',
        'GetBooleanValueAsync',
      ],
      string: [
        'getStringValue',
        'useStringFlagValue',
        'get_string_value',
        'StringValue',
        'GetStringValueAsync',
      ],
      number: [
        'getNumberValue',
        'useNumberFlagValue',
        'get_float_value',
        'FloatValue',
        'GetDoubleValueAsync',
      ],
      object: [
        'getObjectValue',
        'useObjectFlagValue',
        'get_object_value',
        'ObjectValue',
        'GetObjectValueAsync',
      ],
    }[feature.valueType];
    const asking = [code.node, code.react, code.python, code.go, code.dotnet];
    expect(asking.map((text, place) => text?.includes(`${said[place]}(`))).toEqual(asking.map(() => true));
    for (const { code: text } of snippets) expect(text).toContain(feature.key);
    if (feature.valueType === 'boolean') expect(code.python).toContain('"java-support", False, context');
    if (feature.valueType === 'number') expect(code.java).toContain('getDoubleValue("days", 30.0, account)');
  },
);

test('those in JavaScript are JavaScript, whatever the value is', async () => {
  for (const feature of typed)
    for (const { value, code } of snippetsFor({ origin, feature, accountKey: "o'neill" }))
      if (['node', 'browser', 'react'].includes(value))
        await build({
          stdin: { contents: code, loader: 'jsx' },
          write: false,
          logLevel: 'silent',
          target: 'es2022',
        });
});

test('curl asks about a contact of an account, for everything, and says which key is meant', () => {
  expect(JSON.parse(contextOf('acme', 'ada'))).toEqual({ context: { targetingKey: 'ada', account: 'acme' } });
  const all = curlSnippet({ origin, accountKey: "o'neill", secret: 'lk_srv_x' });
  expect(all).toContain(`${origin}/ofrep/v1/evaluate/flags \\`);
  expect(all).toContain("'Authorization: Bearer lk_srv_x'");
  expect(all).toContain(`{"targetingKey":"o'\\''neill"}`);
  const named = curlSnippet({ origin, accountKey: 'acme', keyBegins: 'lk_srv_production_ab12_…' });
  expect(named).toMatch(/^# LATCHKEY_KEY holds lk_srv_production_ab12_…\ncurl /);
});

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
});

test('the browser snippet asks for a proof only when the key needs it', () => {
  const asked = { origin, feature: exampleFeature, key: 'lk_pub_production_x' };
  expect(browserSnippet({ ...asked, proven: false })).not.toMatch(/token|\n\n\n/i);
  expect(browserSnippet({ ...asked, proven: true })).toContain(
    "['X-Latchkey-Context', await latchkeyToken()],",
  );
});

test('the React snippet renders what the route answers', async () => {
  const snippet = reactSnippet({ origin, feature: java, key: 'lk_pub_production_x', proven: false });
  const { outputFiles } = await build({
    stdin: {
      contents: `const account = { key: 'acme' };\n${snippet}
export const ready = () => new Promise((done) => OpenFeature.addHandler('PROVIDER_READY', done));
export { renderToString } from 'react-dom/server';
export { createElement } from 'react';`,
      loader: 'jsx',
      resolveDir: process.cwd(),
    },
    bundle: true,
    write: false,
    format: 'esm',
    jsx: 'automatic',
    platform: 'node',
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
  });
  const file = join(folder, 'react.mjs');
  writeFileSync(file, outputFiles[0]?.text ?? '');
  const asked: Request[] = [];
  vi.stubGlobal('fetch', async (input: Request | string, init?: RequestInit) => {
    asked.push(new Request(input, init));
    return Response.json({
      flags: [{ key: 'java-support', value: true, variant: 'on', reason: 'TARGETING_MATCH', metadata: {} }],
      metadata: {},
    });
  });
  const page = (await import(file)) as {
    App: () => unknown;
    ready: () => Promise<unknown>;
    renderToString: (element: unknown) => string;
    createElement: (component: () => unknown) => unknown;
  };
  await page.ready();
  expect(page.renderToString(page.createElement(page.App))).toBe('<p>On</p>');
  expect(asked[0]?.url).toBe(`${origin}/ofrep/v1/evaluate/flags`);
  expect(asked[0]?.headers.get('authorization')).toBe('Bearer lk_pub_production_x');
  expect(await asked[0]?.json()).toEqual({ context: { targetingKey: 'acme' } });
});
