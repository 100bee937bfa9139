import { expect } from '@playwright/test';
import { test } from '#tests/support/browser.ts';
import {
  cast,
  change,
  makeAccount,
  makeFeature,
  openRound,
  unlockFor,
} from '#tests/support/browser-deeds.ts';

test('alpha closes: two of three go on into beta, one ends, and beta opens in the same act', async ({
  browser,
  page,
}, info) => {
  test.setTimeout(120_000);
  const people = await cast(browser, page, 'sales', 'pm', 'engineer');
  const { sales, pm, engineer } = people;
  const mark = info.project.name;
  const feature = await makeFeature(engineer, `Closing ${mark}`);
  const rules = [{ text: 'Sales unlocks this alpha.', when: [], outcome: { kind: 'allow' } }];
  await openRound(people, feature, { kind: 'alpha', seats: 3, rules });
  const accounts = [];
  for (const name of ['Alder', 'Birch', 'Cedar']) {
    const account = await makeAccount(sales, `${name} closing ${mark}`);
    await unlockFor(sales, feature, account);
    accounts.push(account);
  }
  const { roundId } = await change<{ roundId: string }>(pm, 'rounds.plan', {
    ...{ featureId: feature.id, kind: 'beta', seats: 2, defaultDays: 30, maxDays: 60 },
  });
  await change(engineer, 'rounds.markReady', { roundId });

  await pm.goto(`/features/${feature.key}`);
  await pm.getByRole('button', { name: /^Promote to beta/ }).click();
  const dialog = pm.getByRole('dialog');
  await expect(dialog.getByText('Beta round 1 has 2 places left. 2 go on, 1 ends now.')).toBeVisible();
  await dialog.getByRole('button', { name: /^Promote to beta/ }).click();
  await expect(pm.getByRole('status').filter({ hasText: 'is open' }).first()).toBeVisible();

  const whoIsIn = pm.getByRole('table', { name: 'Who is in' });
  const holders = accounts.map(({ name }) => whoIsIn.getByRole('link', { name, exact: true }));
  await expect(whoIsIn.locator('tbody').getByRole('row')).toHaveCount(2);
  await expect
    .poll(async () => (await Promise.all(holders.map((one) => one.count()))).sort())
    .toEqual([0, 1, 1]);
  await pm.goto(`/timeline?feature=${feature.key}`);
  await expect(
    pm.getByText('2 accounts went on into the next round, it ended for 1 account').first(),
  ).toBeVisible();
  await expect(pm.getByText(`into beta round 1 of ${feature.name}`)).toHaveCount(2);
});
