import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { findFreePort } from '#db/free-port.ts';
import { welcomeAddress } from '#scripts/demo-data.ts';
import { type Launched, launch } from '#scripts/launch.ts';
import { settled, test } from '#tests/support/browser.ts';

const dataDir = join(tmpdir(), `latchkey-first-run-${process.pid}`);
let house: Launched | undefined;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  house = await launch({ mode: 'production', dataDir, port: await findFreePort(), empty: true });
});

test.afterAll(async () => {
  await house?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

test('an empty house: the first admin, sample data, the first unlock, and nothing left of it', async ({
  page,
}) => {
  test.setTimeout(90_000);
  if (!house?.setupCode) throw new Error('An empty house says its setup code.');
  const { demo, setupCode } = house;
  const said = (words: string | RegExp) => page.getByRole('status').getByText(words).first();
  await page.goto(demo.url);
  await expect(page.getByRole('heading', { level: 1, name: 'Welcome' })).toBeVisible();
  const fill = async (code: string) => {
    await page.getByLabel('Your name').fill('The first');
    await page.getByLabel('Email').fill('first@latchkey.test');
    await page.getByRole('textbox', { name: /^Password/ }).fill('a-long-first-password');
    await page.getByLabel('Setup code').fill(code);
    await page.getByRole('button', { name: 'Open the house' }).click();
  };
  await fill('abcd-efgh-jkmn');
  await expect(page.getByText('This is not the setup code.')).toBeVisible();
  await page.goto(welcomeAddress(demo, setupCode));
  await expect(page.getByLabel('Setup code')).toHaveValue(setupCode);
  await fill(setupCode);

  await expect(page.getByRole('heading', { level: 1, name: 'Welcome, The first' })).toBeVisible();
  await settled(page);
  await expect(
    page.getByRole('listitem').filter({ hasText: 'Make a feature and mark it ready' }),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Make sample data' }).click();
  await expect(said('The sample data is here.')).toBeVisible();
  const step = (title: string) => page.getByRole('listitem').filter({ hasText: title });
  await expect(step('Make a feature and mark it ready')).toContainText('done');
  await expect(step('Add a customer')).toContainText('done');
  await step('Unlock it for them').getByRole('link', { name: 'Unlock' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('button', { name: /^Unlock for / }).click();
  await expect(sheet.getByRole('heading', { name: / is on$/ })).toBeVisible();
  await page.goto(demo.url);
  await expect(step('Unlock it for them')).toContainText('done');

  await page.goto(`${demo.url}/settings`);
  await settled(page);
  await page.getByRole('button', { name: 'Remove the sample data' }).click();
  await expect(sheet).toContainText('1 unlock');
  await sheet.getByRole('button', { name: 'Remove it' }).click();
  await expect(said('The sample data is gone.')).toBeVisible();
  await page.goto(demo.url);
  await expect(page.getByRole('button', { name: 'Make sample data' })).toBeVisible();
  await page.goto(`${demo.url}/timeline`);
  await expect(page.getByText(/You removed the sample data/).first()).toBeVisible();
  await page.goto(`${demo.url}/welcome`);
  await expect(page).toHaveURL(`${demo.url}/`);
});
