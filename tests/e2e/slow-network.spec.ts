import { type Browser, expect, type Page } from '@playwright/test';
import { test } from '#tests/support/browser.ts';
import { cast, makeAccount, makeFeature, openRound } from '#tests/support/browser-deeds.ts';

const kilobit = 1_000 / 8;
/** What Lighthouse calls Slow 4G. */
const slow4g = { latency: 150, downloadThroughput: 1_600 * kilobit, uploadThroughput: 750 * kilobit };
const secondsAtMost = 20;

/** A phone that is signed in and has nothing of the app yet, with a feature and a customer to unlock it for. */
async function onTheRoad(browser: Browser, page: Page, name: string) {
  const people = await cast(browser, page, 'pm', 'engineer', 'sales');
  const feature = await makeFeature(people.engineer, `${name} feature`);
  await openRound(people, feature, { kind: 'beta', seats: 3 });
  const account = await makeAccount(people.sales, `${name} customer`);
  await page.context().addCookies(await people.sales.context().cookies());
  const network = await page.context().newCDPSession(page);
  await network.send('Network.enable');
  await network.send('Network.emulateNetworkConditions', { offline: false, ...slow4g });
  return { feature, account };
}

test('on Slow 4G, with nothing kept from before, a seller unlocks by taps within 20 seconds', async ({
  browser,
  page,
}) => {
  test.setTimeout(120_000);
  const { feature, account } = await onTheRoad(browser, page, 'Hurried');
  const begun = performance.now();
  await page.goto('/', { waitUntil: 'commit' });
  await page.getByLabel('Find a customer', { exact: true }).tap();
  await page.keyboard.type(account.name, { delay: 60 });
  await page.getByRole('option', { name: new RegExp(account.name) }).tap();
  await page.getByRole('button', { name: `Unlock ${feature.name}`, exact: true }).tap();
  await page.getByRole('button', { name: `Unlock for ${account.name}`, exact: true }).tap();
  await expect(page.getByRole('heading', { name: `${feature.name} is on` })).toBeVisible();
  const seconds = (performance.now() - begun) / 1_000;
  expect(seconds, 'seconds from the sign-in landing to an unlocked feature').toBeLessThanOrEqual(
    secondsAtMost,
  );
});

test('on Slow 4G, a button that is tapped before its code has come answers all the same', async ({
  browser,
  page,
}) => {
  test.setTimeout(90_000);
  const { feature, account } = await onTheRoad(browser, page, 'Early');
  await page.goto(`/accounts/${account.key}`, { waitUntil: 'commit' });
  await page.getByRole('button', { name: `Unlock ${feature.name}`, exact: true }).tap();
  await page.getByRole('button', { name: `Unlock for ${account.name}`, exact: true }).tap();
  await expect(page.getByRole('heading', { name: `${feature.name} is on` })).toBeVisible();
});
