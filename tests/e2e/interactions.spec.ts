import { expect } from '@playwright/test';
import { Hand, openPalette, settled, test } from '#tests/support/browser.ts';
import {
  cast,
  change,
  makeAccount,
  makeFeature,
  openRound,
  unlockFor,
} from '#tests/support/browser-deeds.ts';

test('two interactions from their home, and a product manager has approved', async ({
  browser,
  page,
}, info) => {
  test.setTimeout(60_000);
  const people = await cast(browser, page, 'sales', 'pm', 'engineer');
  const { sales, pm } = people;
  const feature = await makeFeature(people.engineer, `Counted ask ${info.project.name}`);
  await openRound(people, feature, { kind: 'alpha', seats: 2 });
  const account = await makeAccount(sales, `Counted asker ${info.project.name}`);
  const pair = { featureId: feature.id, accountId: account.id };
  await change(sales, 'requests.create', { ...pair, days: 14, reason: 'They asked on the call.' });

  await pm.goto('/');
  await settled(pm);
  const hand = new Hand(pm);
  await hand.click(
    pm
      .getByRole('navigation')
      .getByRole('link', { name: /^Approvals/ })
      .filter({ visible: true }),
  );
  const ask = pm.getByRole('listitem').filter({ hasText: account.name }).filter({ hasText: feature.name });
  await hand.click(ask.first().getByRole('button', { name: 'Approve', exact: true }));
  await expect(
    pm.getByRole('status').getByText(`Approved: ${feature.name} is on for ${account.name}.`).first(),
  ).toBeVisible();
  expect(hand.count, 'interactions to approve').toBeLessThanOrEqual(2);
});

test('three interactions from home, and it is found who unlocked what for whom, and why', async ({
  browser,
  page,
}, info) => {
  test.setTimeout(60_000);
  const people = await cast(browser, page, 'sales', 'pm', 'engineer', 'lead');
  const { sales, lead } = people;
  // The words of the feature lie in the customer's name: whoever types the name whole means the customer.
  const feature = await makeFeature(people.engineer, `Counted why ${info.project.name}`);
  await openRound(people, feature, { kind: 'beta', seats: 2 });
  const account = await makeAccount(sales, `Counted ${info.project.name} and who`);
  await unlockFor(sales, feature, account);

  await lead.goto('/');
  await settled(lead);
  const hand = new Hand(lead);
  hand.count++;
  await openPalette(lead);
  hand.count++;
  await lead.keyboard.type(account.name);
  await hand.press('Enter');
  await expect(lead.getByRole('heading', { level: 1, name: account.name })).toBeVisible();
  const thread = lead.getByRole('list', { name: `Timeline of ${account.name}` });
  const deed = thread.getByRole('listitem').filter({ hasText: `Sales unlocked ${feature.name}` });
  await expect(deed).toContainText('“They asked on the call.”');
  await deed.scrollIntoViewIfNeeded();
  await expect(deed).toBeInViewport();
  expect(hand.count, 'interactions to find who and why').toBeLessThanOrEqual(3);
});
