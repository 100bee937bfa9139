import { expect } from '@playwright/test';
import { demo, serverKey, signedIn, test } from '#tests/support/browser.ts';

/** Of a PNG's first bytes. */
function sizeOf(png: Buffer): string {
  return `${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`;
}

test('it can be installed: the manifest, its icons and what iOS looks for', async ({ page, request }) => {
  await page.goto('/sign-in');
  const href = await page.locator('link[rel=manifest]').getAttribute('href');
  const manifest = await (await request.get(href ?? '')).json();
  expect(manifest).toMatchObject({ short_name: 'Latchkey', start_url: '/', display: 'standalone' });
  const sizes = new Set<string>();
  for (const { src, sizes: said, type } of manifest.icons) {
    const answer = await request.get(src);
    expect(answer.headers()['content-type'], src).toContain(type);
    expect(sizeOf(await answer.body()), src).toBe(said);
    sizes.add(said);
  }
  expect(sizes).toEqual(new Set(['192x192', '512x512']));
  const touch = await page.locator('link[rel=apple-touch-icon]').getAttribute('href');
  expect(sizeOf(await (await request.get(touch ?? '')).body())).toBe('180x180');
  await expect(page.locator('meta[name=viewport]')).toHaveAttribute('content', /viewport-fit=cover/);
  await expect(page.locator('meta[name=apple-mobile-web-app-title]')).toHaveAttribute('content', 'Latchkey');
  expect(await page.locator('meta[name=theme-color]').count()).toBe(2);
});

test('without a network there is a page of ours, and the way back when it returns', async ({
  browser,
  page,
}) => {
  test.setTimeout(60_000);
  const seller = await signedIn(browser, 'sales@latchkey.test', page);
  await seller.goto('/accounts/acme');
  await seller.evaluate(() => navigator.serviceWorker.ready);
  // A page that began to load while the worker was made is served without it until the next one.
  if (await seller.evaluate(() => navigator.serviceWorker.controller === null)) await seller.reload();
  await expect.poll(() => seller.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
  await expect(seller.getByRole('heading', { level: 1, name: 'Acme' })).toBeVisible();
  const kept = await seller.evaluate(async () => {
    const paths: string[] = [];
    for (const name of await caches.keys())
      for (const { url } of await (await caches.open(name)).keys()) paths.push(new URL(url).pathname);
    return paths;
  });
  expect(kept).toContain('/offline.html');
  expect(kept.filter((path) => !/^\/(_next\/static\/|offline\.)/.test(path))).toEqual([]);

  await seller.context().setOffline(true);
  await seller.goto('/accounts/globex');
  await expect(seller.getByRole('heading', { level: 1 })).toHaveText(
    /You are offline\.|Latchkey does not answer\./,
  );
  await expect(seller.getByText('Globex')).toHaveCount(0);
  await seller.getByRole('button', { name: 'Try again' }).click();
  await expect(seller.getByRole('button', { name: 'Try again' })).toBeVisible();
  await seller.context().setOffline(false);
  await expect(seller.getByRole('heading', { level: 1, name: 'Globex' })).toBeVisible();

  await seller.evaluate(async () => {
    const files = await caches.open('latchkey-files-1');
    await files.put('/_next/static/of-somebody.js', new Response(''));
  });
  await seller.context().clearCookies();
  await seller.goto('/sign-in');
  await expect
    .poll(() =>
      seller.evaluate(async () => (await caches.match('/_next/static/of-somebody.js')) === undefined),
    )
    .toBe(true);
});

test("the playground's answer is the route's answer, and its link brings a colleague to the same", async ({
  browser,
  page,
  request,
}) => {
  const engineer = await signedIn(browser, 'engineer@latchkey.test', page);
  for (const [feature, account] of [
    ['java-support', 'acme'],
    ['java-support', 'hooli'],
    ['no-such-feature', 'acme'],
  ] as const) {
    await engineer.goto(`/keys/ask?account=${account}&feature=${feature}`);
    const shown = await engineer.getByRole('region', { name: 'Answer as JSON' }).textContent();
    const answer = await request.post(`${demo().url}/ofrep/v1/evaluate/flags/${feature}`, {
      headers: { authorization: `Bearer ${serverKey()}` },
      data: { context: { targetingKey: account } },
    });
    expect(JSON.parse(shown ?? '')).toEqual(await answer.json());
    await expect(engineer.getByText(`With the status ${answer.status()}`)).toBeVisible();
  }
  await engineer.goto('/keys/ask?account=acme&feature=java-support');
  const way = engineer.getByRole('list', { name: 'The way of the question' });
  await expect(way.getByRole('listitem')).toHaveCount(11);
  await expect(way.getByText(/This decides, on:/)).toHaveCount(1);

  await engineer.goto('/keys/asked?account=acme');
  await expect(engineer.getByRole('table', { name: 'What apps asked' })).toContainText('Java support');
  await engineer.goto('/keys/asked');
  await expect(engineer.getByRole('listitem').filter({ hasText: 'no-such-feature' })).toBeVisible();
});
