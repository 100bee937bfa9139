import { expect } from '@playwright/test';
import { test } from '#tests/support/browser.ts';
import { cast, makeAccount, makeFeature, openRound } from '#tests/support/browser-deeds.ts';

test('two say yes after each other; a change between them asks the first again', async ({
  browser,
  page,
}, info) => {
  test.setTimeout(120_000);
  const people = await cast(browser, page, 'sales', 'lead', 'pm', 'engineer');
  const { sales, lead, pm } = people;
  const mark = info.project.name;
  const feature = await makeFeature(people.engineer, `Two steps ${mark}`);
  const steps = [
    { group: 'lead', quorum: 1 },
    { group: 'feature_pm', quorum: 1 },
  ];
  const outcome = { kind: 'needsApproval', steps };
  const rules = [{ text: 'A lead, then the product manager.', when: [], outcome }];
  await openRound(people, feature, { kind: 'alpha', seats: 3, rules });
  const account = await makeAccount(sales, `Stepwise ${mark}`);

  await sales.goto(`/accounts/${account.key}/unlock/${feature.key}`);
  await sales.getByRole('button', { name: 'Ask for approval', exact: true }).click();
  await expect(sales.getByText('Waits for a yes').last()).toBeVisible();

  await lead.goto('/approvals');
  const row = () => lead.getByRole('listitem').filter({ hasText: feature.name }).first();
  await row().getByRole('link', { name: account.name }).first().waitFor();
  await row().getByRole('button', { name: 'Approve', exact: true }).click();
  await expect(
    lead.getByRole('status').filter({ hasText: 'now waits for the next yes' }).first(),
  ).toBeVisible();

  await pm.goto('/approvals');
  await pm.getByRole('listitem').filter({ hasText: feature.name }).first().waitFor();
  const href = await pm
    .getByRole('listitem')
    .filter({ hasText: feature.name })
    .first()
    .locator('a[href^="/approvals/"]')
    .first()
    .getAttribute('href');
  // Nothing tells the product manager of the change that is coming.
  await pm.route('**/api/live**', () => {});
  await pm.goto(href ?? '/');
  await pm.getByRole('button', { name: /^Approve/ }).waitFor();
  await pm.route('**/requests.page**', (route) => route.abort());

  await sales.goto(href ?? '/');
  await sales.getByRole('button', { name: /^Change/ }).click();
  await sales.getByLabel('Why').fill('They want it for the whole quarter.');
  await sales.getByRole('button', { name: 'Change the request', exact: true }).click();
  await expect(
    sales.getByRole('status').filter({ hasText: 'The request is changed.' }).first(),
  ).toBeVisible();

  await pm
    .getByRole('button', { name: /^Approve/ })
    .first()
    .click();
  await expect(pm.getByText(/was changed after you opened it/).first()).toBeVisible();
  await pm.unrouteAll();

  await lead.goto(href ?? '/');
  await lead
    .getByRole('button', { name: /^Approve/ })
    .first()
    .click();
  await expect(
    lead.getByRole('status').filter({ hasText: 'now waits for the next yes' }).first(),
  ).toBeVisible();
  await pm.goto(href ?? '/');
  await pm
    .getByRole('button', { name: /^Approve/ })
    .first()
    .click();
  await expect(
    pm
      .getByRole('status')
      .filter({ hasText: `${feature.name} is on for ${account.name}` })
      .first(),
  ).toBeVisible();
  await pm.goto(`/timeline?feature=${feature.key}`);
  await expect(pm.getByText('1 yes does not count any more').first()).toBeVisible();
});
