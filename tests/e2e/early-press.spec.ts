import { expect } from '@playwright/test';
import { signedIn, test } from '#tests/support/browser.ts';

test('what is pressed before the scripts are there is done when they are', async ({
  browser,
  page: like,
}) => {
  const sales = await signedIn(browser, 'sales@latchkey.test', like);
  let arrive = () => {};
  const arrival = new Promise<void>((done) => {
    arrive = done;
  });
  await sales.context().route('**/_next/static/**/*.js', async (route) => {
    await arrival;
    await route.continue();
  });
  await sales.goto('/accounts/globex', { waitUntil: 'commit' });
  await sales.getByRole('button', { name: 'Unlock Java support', exact: true }).click();
  await expect(sales.getByRole('dialog')).toHaveCount(0);
  arrive();
  await expect(sales.getByRole('dialog')).toContainText('Unlock Java support');
});
