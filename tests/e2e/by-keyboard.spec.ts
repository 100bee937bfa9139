import { expect, type Page } from '@playwright/test';
import { settled, test } from '#tests/support/browser.ts';
import { cast, makeAccount, makeFeature, openRound } from '#tests/support/browser-deeds.ts';

/** Presses one after the other, where the focus is. */
async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** The screen is asked for by keys and is there when its heading says so. */
async function goTo(page: Page, letter: string, heading: string | RegExp): Promise<void> {
  await press(page, 'g', letter);
  await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
  await settled(page);
}

test('a seller unlocks, takes it back and finds the customer again, by keys alone', async ({
  browser,
  page,
}) => {
  test.setTimeout(90_000);
  const people = await cast(browser, page, 'sales', 'pm', 'engineer');
  const { sales } = people;
  const feature = await makeFeature(people.engineer, 'Aaa keyed');
  await openRound(people, feature, { kind: 'beta', seats: 3 });
  const account = await makeAccount(sales, 'Keyed customer');
  await sales.goto('/');
  await settled(sales);

  await press(sales, '/');
  await expect(sales.getByLabel('Find a customer', { exact: true })).toBeFocused();
  await sales.keyboard.type(account.name);
  await expect(sales.getByRole('option', { name: new RegExp(account.name) })).toBeVisible();
  await press(sales, 'Enter');
  await expect(sales.getByRole('heading', { level: 1 })).toContainText(account.name);
  await settled(sales);
  await press(sales, 'u');
  const sheet = sales.getByRole('dialog');
  await expect(sheet.getByRole('button', { name: `Unlock for ${account.name}` })).toBeVisible();
  await press(sales, 'Enter');
  await expect(sheet.getByRole('heading', { name: / is on$/ })).toBeVisible();
  await press(sales, 'Escape');
  await expect(sheet).toHaveCount(0);

  await press(sales, 'ControlOrMeta+k');
  await sales.keyboard.type(account.name.toLowerCase());
  await expect(sales.getByRole('option', { name: new RegExp(account.name) }).first()).toBeVisible();
  await press(sales, 'Escape');
  await press(sales, '?');
  await expect(sales.getByRole('dialog')).toContainText('Find anything');
  await press(sales, 'Escape');
});

test('a product manager decides, looks at the pipeline and moves a card, by keys alone', async ({
  browser,
  page,
}) => {
  test.setTimeout(90_000);
  const people = await cast(browser, page, 'sales', 'pm', 'engineer');
  const { sales, pm } = people;
  const feature = await makeFeature(people.engineer, 'Keyed asking');
  const outcome = { kind: 'needsApproval', steps: [{ group: 'feature_pm', quorum: 1 }] };
  const rules = [{ text: 'The product manager.', when: [], outcome }];
  await openRound(people, feature, { kind: 'alpha', seats: 3, rules });
  const account = await makeAccount(sales, 'Keyed asker');
  await sales.goto(`/accounts/${account.key}/unlock/${feature.key}`);
  await sales.getByRole('button', { name: 'Ask for approval', exact: true }).click();
  await expect(sales.getByText('Waits for a yes').last()).toBeVisible();

  await pm.goto('/');
  await settled(pm);
  await goTo(pm, 'p', 'Approvals');
  const row = pm.getByRole('listitem').filter({ hasText: feature.name });
  await expect(row.first()).toBeVisible();
  const link = row.locator('[data-slot=table-row-link]').first();
  for (let steps = 0; steps < 40 && !(await link.evaluate((one) => one === document.activeElement)); steps++)
    await press(pm, 'j');
  await expect(link).toBeFocused();
  await press(pm, 'a');
  await expect(pm.getByRole('status').filter({ hasText: feature.name }).first()).toBeVisible();

  await goTo(pm, 'b', 'Pipeline');
  await goTo(pm, 't', 'Timeline');
  await expect(pm.getByText(`approved ${feature.name} for ${account.name}`).first()).toBeVisible();
});

test('an engineer makes a feature by keys alone', async ({ browser, page }) => {
  const { engineer } = await cast(browser, page, 'engineer');
  await goTo(engineer, 'f', 'Features');
  await press(engineer, 'c');
  await expect(engineer.getByRole('dialog').getByLabel('Name', { exact: true })).toBeFocused();
  await engineer.keyboard.type('Keyed by hand');
  await engineer.getByLabel('Summary').focus();
  await engineer.keyboard.type('It helps.');
  await press(engineer, 'ControlOrMeta+Enter');
  await expect(engineer.getByRole('heading', { level: 1 })).toContainText('Keyed by hand');
});
