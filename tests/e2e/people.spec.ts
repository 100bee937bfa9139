import { expect } from '@playwright/test';
import { settled, signedIn, signIn, test } from '#tests/support/browser.ts';
import { cast } from '#tests/support/browser-deeds.ts';

test('somebody joins, gets a role and loses it, chooses a name, and leaves', async ({
  browser,
  page,
}, info) => {
  test.setTimeout(90_000);
  const { admin } = await cast(browser, page, 'admin');
  const mark = info.project.name;
  const [name, email] = [`New seller ${mark}`, `new-${mark}@latchkey.test`];
  const said = (words: string) => admin.getByRole('status').getByText(words).first();

  await admin.goto('/people');
  await settled(admin);
  await admin.getByRole('button', { name: 'Add person' }).click();
  const sheet = admin.getByRole('dialog');
  await sheet.getByLabel('Name', { exact: true }).fill(name);
  await sheet.getByLabel('Email').fill(email);
  await expect(sheet.getByRole('checkbox', { name: /^Sales Unlocks/ })).toBeChecked();
  await sheet.getByRole('button', { name: 'Add person' }).click();
  const password = (await admin.getByLabel(`The first password of ${name}`).textContent()) ?? '';
  await admin.getByRole('button', { name: 'I have kept it' }).click();

  await admin.getByRole('searchbox', { name: 'Find a person' }).fill(email);
  await expect(admin).toHaveURL(/text=/);
  await admin.getByRole('table', { name: 'People' }).getByRole('link', { name }).click();
  await expect(admin.getByRole('heading', { level: 1, name })).toBeVisible();
  for (const roles of ['Sales, Product manager', 'Sales']) {
    await admin.getByRole('button', { name: 'Change', exact: true }).click();
    await sheet.getByRole('checkbox', { name: /^Product manager/ }).setChecked(roles !== 'Sales');
    await sheet.getByRole('button', { name: 'Save' }).click();
    await expect(sheet).toHaveCount(0);
    await expect(admin.getByRole('paragraph').filter({ hasText: email })).toHaveText(`${roles}${email}`);
  }

  const joined = await signedIn(browser, email, page, password);
  await joined.goto('/settings');
  await settled(joined);
  await joined.getByLabel('Name', { exact: true }).fill(`Renamed ${mark}`);
  await joined
    .locator('form', { has: joined.getByLabel('Name', { exact: true }) })
    .getByRole('button')
    .click();
  await expect(joined.getByRole('status').getByText('Your name is changed.').first()).toBeVisible();
  await expect(admin.getByRole('heading', { level: 1, name: `Renamed ${mark}` })).toBeVisible();

  await admin.getByRole('button', { name: 'Deactivate', exact: true }).click();
  await expect(sheet).toContainText('there is nothing to hand over');
  await sheet.getByRole('button', { name: 'Deactivate', exact: true }).click();
  await expect(said(`Renamed ${mark} is not active any more.`)).toBeVisible();
  await expect(admin.getByText('Not active', { exact: true })).toBeVisible();
  await joined.goto('/accounts');
  await expect(joined).toHaveURL(/\/sign-in/);
  await signIn(joined, email, password);
  await expect(joined.getByText('That email and password do not match.')).toBeVisible();
  await admin.getByRole('button', { name: 'Activate', exact: true }).click();
  await expect(said(`Renamed ${mark} is active again.`)).toBeVisible();
  await joined.goto('/accounts');
  await expect(joined, 'what they had open before they left is over').toHaveURL(/\/sign-in/);
  await signIn(joined, email, password);
  await expect(joined).toHaveURL('/');
  await admin.goto('/timeline?kind=house');
  const deeds = admin.getByRole('listitem');
  await expect(deeds.filter({ hasText: `You deactivated Renamed ${mark}` })).toBeVisible();
  await expect(
    deeds.filter({ hasText: `You changed ${name}` }).filter({ hasText: 'Sales, Product manager → Sales' }),
  ).toBeVisible();
});

test('a seller is told who looks after people, and may see who may do what', async ({ browser, page }) => {
  const { sales } = await cast(browser, page, 'sales');
  await sales.goto('/people');
  await expect(sales.getByText('Admins look after people and their roles.')).toBeVisible();
  await expect(sales.getByRole('button', { name: 'Add person' })).toHaveCount(0);
  await sales.getByRole('link', { name: 'See who may do what' }).click();
  await expect(sales).toHaveURL('/people/roles');
  await expect(sales.getByRole('heading', { level: 1 })).toBeVisible();
});
