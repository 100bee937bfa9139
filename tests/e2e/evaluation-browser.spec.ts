import { expect, type Page, test } from '@playwright/test';
import { demo } from '#tests/support/browser.ts';
import { DemoHouse } from '#tests/support/ofrep-demo.ts';
import { proveAccount } from '#tests/support/ofrep-proof.ts';
import { type PageServer, servePage } from '#tests/support/web-page-server.ts';

let house: DemoHouse;
let pages: PageServer;

test.beforeAll(async () => {
  house = await DemoHouse.open();
  pages = await servePage();
});
test.afterAll(async () => {
  await pages.close();
  await house.close();
});

/** What went over the wire to the evaluation route, and what the console complained of. */
interface Wire {
  /** Statuses of bulk answers, in order. */
  readonly bulk: number[];
  readonly streams: number[];
  readonly preflights: string[];
  readonly complaints: string[];
}

async function watch(page: Page): Promise<Wire> {
  const wire: Wire = { bulk: [], streams: [], preflights: [], complaints: [] };
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) wire.complaints.push(message.text());
  });
  page.on('pageerror', (error) => wire.complaints.push(String(error)));
  const devtools = await page.context().newCDPSession(page);
  // The two events of one request come in either order.
  const paths = new Map<string, string>();
  const statuses = new Map<string, number>();
  const note = (requestId: string) => {
    const [path, status] = [paths.get(requestId), statuses.get(requestId)];
    if (status !== undefined && path === '/ofrep/v1/evaluate/flags') wire.bulk.push(status);
    if (status !== undefined && path === '/ofrep/v1/events') wire.streams.push(status);
  };
  devtools.on('Network.requestWillBeSent', ({ requestId, type, request }) => {
    const path = new URL(request.url).pathname;
    if (request.method === 'OPTIONS' || type === 'Preflight') wire.preflights.push(path);
    else paths.set(requestId, path);
    note(requestId);
  });
  devtools.on('Network.responseReceivedExtraInfo', ({ requestId, statusCode }) => {
    statuses.set(requestId, statusCode);
    note(requestId);
  });
  await devtools.send('Network.enable');
  return wire;
}

async function open(page: Page, asked: Record<string, string>): Promise<void> {
  await page.goto(`${pages.origin}/?${new URLSearchParams({ latchkey: demo().url, ...asked })}`);
}

const state = (page: Page) => page.locator('#state');
const feature = (page: Page) => page.getByTestId('feature');
const changes = (page: Page) => page.locator('#changes');

test('a page on another origin turns on and off by itself, told by a stream', async ({ page }) => {
  const wire = await watch(page);
  const offered = await house.offer();
  const { key } = await house.newKey([pages.origin]);
  const { flag, account } = offered;
  await expect
    .poll(async () =>
      (
        await page.request.post(`${demo().url}/ofrep/v1/evaluate/flags`, {
          headers: { 'x-api-key': key },
          data: { context: { targetingKey: account } },
        })
      ).status(),
    )
    .toBe(200);
  await open(page, { key, flag, account });
  await expect(state(page)).toHaveText('ready');
  await expect(feature(page)).toHaveText('feature: off');
  await expect(page.getByTestId('reason')).toHaveText('reason: DEFAULT');
  await expect.poll(() => wire.streams).toEqual([200]);
  await expect.poll(() => wire.bulk.length).toBeGreaterThan(1);
  expect(wire.preflights).toContain('/ofrep/v1/evaluate/flags');
  await expect(changes(page)).toHaveText('0');

  await page.evaluate(() => Object.assign(window, { neverReloaded: true }));
  await house.unlock(offered);
  await expect(feature(page)).toHaveText('feature: on', { timeout: 5_000 });
  await expect(page.getByTestId('variant')).toHaveText('variant: on');
  await expect(page.getByTestId('reason')).toHaveText('reason: TARGETING_MATCH');
  await expect(changes(page)).toHaveText('1');

  await house.end(offered);
  await expect(feature(page)).toHaveText('feature: off', { timeout: 5_000 });
  await expect(changes(page)).toHaveText('2');
  expect(await page.evaluate(() => 'neverReloaded' in window)).toBe(true);
  expect(wire.streams).toEqual([200]);
  expect(wire.complaints).toEqual([]);
});

test('a page that comes back shows what it knew, asks once whether it changed, and hears of changes', async ({
  page,
}) => {
  const offered = await house.offer();
  await house.unlock(offered);
  const { flag, account } = offered;
  const { key } = await house.newKey([pages.origin]);
  await expect
    .poll(async () => {
      await open(page, { key, flag, account });
      await expect(state(page)).not.toHaveText('starting');
      return feature(page).textContent();
    })
    .toBe('feature: on');
  const wire = await watch(page);
  await page.reload();
  await expect(feature(page)).toHaveText('feature: on');
  await expect.poll(() => wire.streams).toEqual([200]);
  await expect.poll(() => wire.bulk).toContain(304);
  await house.end(offered);
  await expect(feature(page)).toHaveText('feature: off', { timeout: 5_000 });
  expect(wire.complaints).toEqual([]);
});

test('a page that polls is answered 304 until something changes', async ({ page }) => {
  const wire = await watch(page);
  const offered = await house.offer();
  const { flag, account } = offered;
  const { key } = await house.newKey(['*']);
  await expect
    .poll(async () => {
      await open(page, { key, flag, account, poll: '200' });
      await expect(state(page)).not.toHaveText('starting');
      return state(page).textContent();
    })
    .toBe('ready');
  await expect.poll(() => wire.bulk.filter((status) => status === 304).length).toBeGreaterThan(4);
  expect(wire.streams).toEqual([]);
  await expect(changes(page)).toHaveText('0');
  await house.unlock(offered);
  await expect(feature(page)).toHaveText('feature: on', { timeout: 5_000 });
  const asked = wire.bulk.length;
  await expect.poll(() => wire.bulk.length).toBeGreaterThan(asked + 3);
  await expect(changes(page)).toHaveText('1');
});

test('a page of an origin that the key does not name is told so in words', async ({ page }) => {
  const { flag, account } = await house.offer();
  const { key } = await house.newKey(['https://elsewhere.example']);
  await expect
    .poll(async () => {
      await open(page, { key, flag, account });
      await expect(state(page)).toHaveText('refused');
      return page.locator('#refusal').textContent();
    })
    .toBe(
      `403: This client key is not for pages of ${pages.origin}. An admin can make one that names this origin.`,
    );
  await open(page, { key: 'lk_pub_production_nonsense', flag, account });
  await expect(page.locator('#refusal')).toContainText('401: This API key is not known');
});

test('with an account token a page sees its account and can ask for no other', async ({ page }) => {
  const [mine, other] = [await house.offer(), await house.offer()];
  await house.unlock(mine);
  await house.unlock(other);
  const { key, proofKey } = await house.newKey([pages.origin], true);
  const token = await proveAccount(String(proofKey), mine.account);
  await expect
    .poll(async () => {
      await open(page, { key, flag: mine.flag, account: mine.account, token });
      await expect(state(page)).not.toHaveText('starting');
      return feature(page).textContent();
    })
    .toBe('feature: on');

  await page.getByLabel('Account').fill(other.account);
  await page.getByRole('button', { name: 'Ask for this account' }).click();
  await expect(page.locator('#failure')).not.toBeEmpty();
  await open(page, { key, flag: other.flag, account: other.account, token });
  await expect(state(page)).toHaveText('refused');
  await expect(feature(page)).toHaveText('feature: off');
  await open(page, { key, flag: mine.flag, account: mine.account });
  await expect(page.locator('#refusal')).toContainText('401: This client key needs an account token');
});
