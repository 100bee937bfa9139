import { expect } from '@playwright/test';
import { test } from '#tests/support/browser.ts';
import { cast, makeAccount, makeFeature, openRound } from '#tests/support/browser-deeds.ts';

test('what was asked for while it was a draft becomes a place', async ({ browser, page }, info) => {
  test.setTimeout(120_000);
  const people = await cast(browser, page, 'sales', 'pm', 'engineer');
  const { sales, pm } = people;
  const mark = info.project.name;
  const feature = await makeFeature(people.engineer, `Wished ${mark}`);
  const account = await makeAccount(sales, `Wisher ${mark}`);

  await sales.goto(`/accounts/${account.key}`);
  await sales.getByRole('button', { name: /They asked for/ }).click();
  const sheet = sales.getByRole('dialog');
  await sheet.getByRole('searchbox').fill(feature.name);
  await sheet.getByRole('radio', { name: feature.name }).click();
  await sheet.getByLabel('Deal value (optional)').fill('90k');
  await sheet.getByRole('button', { name: 'Note it', exact: true }).click();
  await expect(
    sales
      .getByRole('status')
      .filter({ hasText: `${account.name} asks for ${feature.name}` })
      .first(),
  ).toBeVisible();

  await openRound(people, feature, { kind: 'beta', seats: 2 });
  await pm.goto(`/features/${feature.key}`);
  await expect(pm.getByText('$90k').first()).toBeVisible();
  await pm.getByRole('button', { name: 'Offer a place', exact: true }).click();
  await expect(pm.getByRole('list', { name: 'Places that are held' }).getByText(account.name)).toBeVisible();

  await sales.goto('/');
  await sales
    .getByRole('button', { name: `Take the place in ${feature.name} for ${account.name}`, exact: true })
    .click();
  await expect(
    sales
      .getByRole('status')
      .filter({ hasText: `${feature.name} is on for ${account.name}.` })
      .first(),
  ).toBeVisible();
});
