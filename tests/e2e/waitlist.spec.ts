import { expect } from '@playwright/test';
import postgres from 'postgres';
import { test } from '#tests/support/browser.ts';
import { cast, makeAccount, makeFeature, openRound, unlockFor } from '#tests/support/browser-deeds.ts';

/** Time passes: what would end at its date has ended now. */
async function letEnd(grantId: string): Promise<void> {
  const url = process.env.LATCHKEY_E2E_DATABASE_URL;
  if (!url) throw new Error('The launch says where the database of this run is.');
  const sql = postgres(url, { max: 1 });
  await sql`update grants set starts_at = starts_at - interval '14 days', expires_at = now() where id = ${grantId}`;
  await sql.end();
}

test('three fill the round, the fourth waits, and gets the place that comes free', async ({
  browser,
  page,
}, info) => {
  test.setTimeout(120_000);
  const people = await cast(browser, page, 'sales', 'pm', 'engineer');
  const { sales, pm } = people;
  const mark = info.project.name;
  const feature = await makeFeature(people.engineer, `Waiting ${mark}`);
  await openRound(people, feature, { kind: 'beta', seats: 3 });
  const grantIds: string[] = [];
  for (const name of ['One', 'Two', 'Three'])
    grantIds.push(await unlockFor(sales, feature, await makeAccount(sales, `${name} waiting ${mark}`)));
  const fourth = await makeAccount(sales, `Four waiting ${mark}`);

  await sales.goto(`/accounts/${fourth.key}/unlock/${feature.key}`);
  await expect(sales.getByText('All 3 places are taken').first()).toBeVisible();
  await sales.getByRole('button', { name: 'Join the waitlist', exact: true }).click();
  await expect(
    sales
      .getByRole('dialog')
      .getByText(/first in line|place 1/i)
      .first(),
  ).toBeVisible();

  await sales.goto(`/accounts/${fourth.key}`);
  const waits = sales
    .getByRole('region', { name: 'Waits for a place' })
    .or(sales.getByLabel('Waits for a place'));
  await expect(waits.getByText('Place 1 of 1.').first()).toBeVisible();
  await pm.goto(`/features/${feature.key}`);
  await expect(pm.getByText(fourth.name).first()).toBeVisible();

  await letEnd(grantIds[0] ?? '');
  await expect
    .poll(async () => {
      await sales.goto('/');
      return sales.getByText(`${feature.name} is held for ${fourth.name}`).count();
    })
    .toBeGreaterThan(0);
  await sales
    .getByRole('button', { name: `Take the place in ${feature.name} for ${fourth.name}`, exact: true })
    .click();
  await expect(
    sales
      .getByRole('status')
      .filter({ hasText: `${feature.name} is on for ${fourth.name}.` })
      .first(),
  ).toBeVisible();
  await pm.goto(`/timeline?feature=${feature.key}`);
  for (const sentence of [
    `Latchkey offered a place in ${feature.name} to ${fourth.name}`,
    `Sales put ${fourth.name} on the waitlist of ${feature.name}, at place 1`,
  ])
    await expect(pm.getByText(sentence).first()).toBeVisible();
});
