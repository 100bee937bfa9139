import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { settled, signedIn, test } from '#tests/support/browser.ts';

/** Takes the frames of the moving picture: a seller unlocks a beta while the customer is on the phone. */
test('a seller unlocks a feature on a phone', async ({ browser, page: like }) => {
  test.setTimeout(120_000);
  const page = await signedIn(browser, 'sales@latchkey.test', like);
  let place = 0;
  const frame = async (standsMs: number, of: Page = page) => {
    const name = `${String(place++).padStart(3, '0')}-${standsMs}.png`;
    await of.screenshot({ path: join(process.env.LATCHKEY_FILM_DIR ?? '', name), caret: 'initial' });
  };
  await settled(page);
  await frame(1_400);
  const search = page.getByLabel('Find a customer', { exact: true });
  for (const letter of 'Globex') {
    await search.press(letter);
    await frame(110);
  }
  await expect(page.getByRole('option', { name: /Globex/ }).first()).toBeVisible();
  await frame(900);
  await search.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Globex');
  await settled(page);
  await frame(1_500);
  await page.getByRole('button', { name: 'Unlock Java support', exact: true }).click();
  const unlock = page.getByRole('button', { name: 'Unlock for Globex', exact: true });
  await expect(unlock).toBeVisible();
  await page.waitForTimeout(400);
  await frame(2_200);
  await unlock.click();
  await expect(page.getByRole('heading', { name: 'Java support is on' })).toBeVisible();
  await page.waitForTimeout(700);
  await frame(3_500);
});
