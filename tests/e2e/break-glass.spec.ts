import { expect } from '@playwright/test';
import { settled, test } from '#tests/support/browser.ts';
import { cast, makeAccount, makeFeature, openRound } from '#tests/support/browser-deeds.ts';

test('an admin breaks the glass, and a second person looks at it', async ({ browser, page }, info) => {
  test.setTimeout(120_000);
  const people = await cast(browser, page, 'sales', 'pm', 'engineer', 'admin');
  const { admin, pm } = people;
  const mark = info.project.name;
  const feature = await makeFeature(people.engineer, `Glass ${mark}`);
  await openRound(people, feature, { kind: 'alpha', seats: 2 });
  const account = await makeAccount(people.sales, `Urgent ${mark}`);

  const about = (verb: string) => new RegExp(`^${verb} ?: ${feature.name} for ${account.name}$`);

  await admin.goto(`/accounts/${account.key}`);
  await settled(admin);
  await admin.getByRole('button', { name: `More for ${account.name}` }).click();
  await admin.getByRole('menuitem', { name: /Break the glass/ }).click();
  const sheet = admin.getByRole('dialog');
  await sheet.getByRole('searchbox').fill(feature.name);
  await sheet.getByRole('radio', { name: feature.name }).click();
  await expect(sheet.getByText('This skips a yes.')).toBeVisible();
  await sheet.getByLabel('Why it can not wait').fill('Their migration stands still.');
  await sheet.getByRole('button', { name: `Unlock for ${account.name} without approval` }).click();
  await expect(
    admin.getByRole('status').filter({ hasText: 'A second person looks at it.' }).first(),
  ).toBeVisible();

  await admin.goto('/approvals');
  await expect(admin.getByText(`${feature.name} for ${account.name}`).first()).toBeVisible();
  await expect(admin.getByRole('button', { name: about('It was right') })).toHaveCount(0);

  await pm.goto('/approvals');
  await expect(pm.getByRole('button', { name: about('It was right') })).toHaveCount(1);
  await pm.getByRole('button', { name: about('Not right, end it') }).click();
  await pm.getByLabel('What you found').fill('It could have waited an hour.');
  await pm.getByRole('dialog').getByRole('button', { name: 'End it', exact: true }).click();
  await expect(
    pm
      .getByRole('status')
      .filter({ hasText: `has ended for ${account.name}` })
      .first(),
  ).toBeVisible();
  await pm.goto(`/timeline?feature=${feature.key}`);
  await expect(pm.getByText('found it not right; it ended').first()).toBeVisible();
  await expect(pm.getByText(`unlocked by break-glass ${feature.name}`).first()).toBeVisible();
});
