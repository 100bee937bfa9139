import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { build } from 'esbuild';
import { signedIn, test } from '#tests/support/browser.ts';

/** An app of a customer on an origin of its own: a page with one script, and the backend's `/latchkey-token`. */
class CustomersApp {
  script = '';
  token: () => Promise<string> = async () => '';
  readonly #server: Server = createServer(async (request, response) => {
    const [type, body] =
      request.url === '/app.js'
        ? ['text/javascript', this.script]
        : request.url === '/latchkey-token'
          ? ['text/plain', await this.token()]
          : ['text/html', '<link rel="icon" href="data:,"><script type="module" src="/app.js"></script>'];
    response.writeHead(200, { 'content-type': `${type}; charset=utf-8` }).end(body);
  });

  async open(): Promise<string> {
    await new Promise<void>((done) => this.#server.listen(0, '127.0.0.1', done));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }
}

const app = new CustomersApp();
test.afterEach(() => app.close());

/** The page's snippet with what stands around it in an app, bundled as apps are. */
async function bundled(snippet: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: `const account = { key: 'acme' };\n${snippet}\ndocument.body.append(String(on));`,
      resolveDir: process.cwd(),
    },
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
  });
  return outputFiles[0]?.text ?? '';
}

const shown = async (admin: Page, name: string) =>
  (await admin.getByRole('status', { name }).textContent()) ?? '';
const code = async (admin: Page, name: string) =>
  (await admin.getByRole('region', { name }).textContent()) ?? '';

test('a client key made on the keys screen works in a page with the two snippets shown beside it', async ({
  browser,
  page,
}, info) => {
  const origin = await app.open();
  const admin = await signedIn(browser, 'admin@latchkey.test', page);
  const name = `Checkout ${info.project.name}`;
  await admin.goto('/keys');
  await admin.getByRole('button', { name: 'Create key' }).click();
  const sheet = admin.getByRole('dialog');
  await sheet.getByLabel('Name', { exact: true }).fill(name);
  await sheet.getByText('Client', { exact: true }).click();
  await expect(sheet.getByLabel('Accounts must be proven')).toBeChecked();
  await sheet.getByLabel('Pages that may use it').fill('app.example.com');
  await sheet.getByRole('button', { name: 'Create key' }).click();
  await expect(sheet.getByText('“app.example.com” is no origin: begin it with https://')).toBeVisible();
  await expect(sheet.getByLabel('Pages that may use it')).toBeFocused();
  await sheet.getByLabel('Pages that may use it').fill(`https://app.example.com/, ${origin}/`);
  await sheet.getByRole('button', { name: 'Create key' }).click();

  await expect(sheet.getByRole('heading', { name: `${name} is ready` })).toBeVisible();
  expect(await shown(admin, `The key ${name}`)).toMatch(/^lk_pub_production_/);
  process.env.LATCHKEY_PROOF_KEY = await shown(admin, `The proof key of ${name}`);
  app.script = await bundled(
    (await code(admin, 'Browser snippet')).replace("'your-feature'", "'java-support'"),
  );
  await sheet.getByRole('tab', { name: 'In your backend' }).click();
  const folder = join(process.cwd(), 'test-results', 'snippets');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `client-key-${info.project.name}.mjs`);
  writeFileSync(file, await code(admin, 'Node snippet that signs the proof'));
  const { latchkeyToken } = (await import(file)) as { latchkeyToken: (account: string) => Promise<string> };
  app.token = () => latchkeyToken('acme');

  await expect(async () => {
    await page.goto(origin);
    await expect(page.locator('body')).toHaveText('true', { timeout: 1_000 });
  }).toPass({ timeout: 10_000 });

  app.token = () => latchkeyToken('globex');
  await page.evaluate(() => localStorage.clear());
  const refused = page.waitForResponse((response) => response.url().includes('/ofrep/v1/evaluate/flags'));
  await page.goto(origin);
  expect((await refused).ok(), 'a page can not ask about another account').toBe(false);

  await sheet.getByRole('button', { name: 'I have kept both' }).click();
  await expect(admin.getByRole('row').filter({ hasText: name })).toContainText('Accounts proven');
  await admin.close();
});
