import { expect } from '@playwright/test';
import { test } from '#tests/support/browser.ts';
import { cast, makeAccount, makeFeature, openRound } from '#tests/support/browser-deeds.ts';

test('a draft is replayed and published, and a request that waits can be unlocked by it', async ({
  browser,
  page,
}) => {
  test.setTimeout(120_000);
  const people = await cast(browser, page, 'sales', 'pm', 'engineer');
  const { sales, pm } = people;
  const feature = await makeFeature(people.engineer, 'Policy trial');
  await openRound(people, feature, { kind: 'alpha', seats: 2 });
  const account = await makeAccount(sales, 'Judged twice');
  await sales.goto(`/accounts/${account.key}/unlock/${feature.key}`);
  await sales.getByRole('button', { name: 'Ask for approval', exact: true }).click();
  await expect(sales.getByText('Waits for a yes').last()).toBeVisible();

  await pm.goto('/policy');
  await pm.getByRole('button', { name: /^(Edit|Go on with the draft)/ }).click();
  await pm.getByText('JSON', { exact: true }).click();
  const editor = pm.getByLabel('Rules as JSON');
  const rules = JSON.parse(await editor.inputValue()) as object[];
  const when = [{ field: 'feature.key', op: 'in', value: [feature.key] }];
  const first = { text: 'Everybody unlocks the policy trial.', when, outcome: { kind: 'allow' } };
  await editor.fill(JSON.stringify([first, ...rules], null, 2));
  await pm.getByText('Sentences', { exact: true }).click();
  await expect(pm.getByText('Everybody unlocks the policy trial.').first()).toBeVisible();
  await pm.getByRole('button', { name: 'Replay the last 30 days' }).click();
  const allowed = pm.getByRole('table', { name: /^Unlocked at once/ });
  await expect(allowed.getByText(account.name).first()).toBeVisible();
  await pm.getByRole('button', { name: 'Publish', exact: true }).click();
  await pm.getByLabel('Reason').fill('The trial is harmless.');
  await pm.getByRole('dialog').getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(
    pm.getByRole('status').filter({ hasText: 'It changed 1 request that waits.' }).first(),
  ).toBeVisible();

  await sales.goto(`/accounts/${account.key}`);
  await sales
    .getByRole('button', { name: `Take the place in ${feature.name} for ${account.name}`, exact: true })
    .first()
    .click();
  await expect(
    sales
      .getByRole('status')
      .filter({ hasText: `${feature.name} is on for ${account.name}.` })
      .first(),
  ).toBeVisible();
  await pm.goto(`/timeline?feature=${feature.key}`);
  await expect(pm.getByText('it can be unlocked now').first()).toBeVisible();
});
