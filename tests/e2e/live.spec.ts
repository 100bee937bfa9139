import { expect, type Page } from '@playwright/test';
import { settled, signedIn, test } from '#tests/support/browser.ts';
import { cast, change, makeAccount, makeFeature, openRound } from '#tests/support/browser-deeds.ts';

/** The page listens: what others do from now on reaches it. */
async function listens(page: Page, address: string): Promise<void> {
  const stream = page.waitForResponse((answer) => answer.url().includes('/api/live'));
  await page.goto(address);
  await settled(page);
  expect((await stream).status()).toBe(200);
}

test('a seller sees that a round is paused, without a reload, while the sheet is open', async ({
  browser,
  page,
}, info) => {
  test.setTimeout(90_000);
  const people = await cast(browser, page, 'sales', 'pm', 'engineer');
  const { sales, pm } = people;
  const mark = info.project.name;
  const feature = await makeFeature(people.engineer, `Heard ${mark}`);
  const roundId = await openRound(people, feature, { kind: 'beta', seats: 3 });
  const account = await makeAccount(sales, `Listens ${mark}`);

  await listens(sales, `/accounts/${account.key}/unlock/${feature.key}`);
  const sheet = sales.getByRole('dialog');
  await sheet.getByRole('radio', { name: 'Other…' }).click();
  await sheet.getByRole('textbox', { name: 'Why' }).fill('They wait on the line.');
  await change(pm, 'rounds.pause', { roundId, reason: 'They mend it.' });
  await expect(
    sales.getByRole('status').getByText(`Product manager paused beta round 1 of ${feature.name} · just now`),
  ).toBeVisible();
  await expect(sheet.getByText(/paused/).first()).toBeVisible();
  await change(pm, 'rounds.open', { roundId });
  await expect(sheet.getByRole('button', { name: `Unlock for ${account.name}` })).toBeEnabled();
  await expect(sheet.getByRole('textbox', { name: 'Why' })).toHaveValue('They wait on the line.');
});

test('offline is said, nothing is sent, and nothing that was typed is lost', async ({
  browser,
  page,
}, info) => {
  test.setTimeout(90_000);
  const people = await cast(browser, page, 'sales', 'pm', 'engineer');
  const { sales, pm } = people;
  const mark = info.project.name;
  const feature = await makeFeature(people.engineer, `Away ${mark}`);
  const roundId = await openRound(people, feature, { kind: 'beta', seats: 3 });
  const account = await makeAccount(sales, `In a tunnel ${mark}`);

  await listens(sales, `/accounts/${account.key}/unlock/${feature.key}`);
  const sheet = sales.getByRole('dialog');
  await sheet.getByRole('radio', { name: 'Other…' }).click();
  await sheet.getByRole('textbox', { name: 'Why' }).fill('They start on Monday.');
  await sales.context().setOffline(true);
  await expect(sales.getByText('You are offline. What you type is kept')).toBeVisible();
  await sheet.getByRole('button', { name: `Unlock for ${account.name}` }).click();
  await expect(sheet.getByText('You are offline: nothing was sent.')).toBeVisible();
  await change(pm, 'rounds.pause', { roundId, reason: 'They mend it.' });
  await sales.context().setOffline(false);
  await expect(sales.getByText('You are connected again.')).toBeVisible();
  await expect(sheet.getByText(/paused/).first()).toBeVisible();
  await change(pm, 'rounds.open', { roundId });

  await sales.reload();
  await expect(sheet.getByRole('textbox', { name: 'Why' })).toHaveValue('They start on Monday.');
  await expect(sheet.getByText('What you typed before is still here.')).toBeVisible();
  await sheet.getByRole('button', { name: `Unlock for ${account.name}` }).click();
  await expect(sheet.getByRole('heading', { name: `${feature.name} is on` })).toBeVisible();
  await sales.goto(`/accounts/${account.key}`);
  await settled(sales);
  expect(
    await sales.evaluate(() => Object.keys(sessionStorage).filter((key) => key.includes('wish'))),
  ).toEqual([]);
});

test('a form over a round that somebody else changed shows theirs beside mine', async ({
  browser,
  page,
}, info) => {
  test.setTimeout(90_000);
  const people = await cast(browser, page, 'pm', 'admin', 'engineer');
  const { pm } = people;
  const other = await signedIn(browser, 'pm@latchkey.test', page);
  const feature = await makeFeature(people.engineer, `Both change ${info.project.name}`);
  const roundId = await openRound(people, feature, { kind: 'beta', seats: 3 });
  const terms = { roundId, defaultDays: 14, maxDays: 60, eligibility: [], rules: [], opensWhenReady: true };

  await listens(pm, `/features/${feature.key}?act=change`);
  const sheet = pm.getByRole('dialog');
  const places = sheet.getByRole('textbox', { name: 'Places' });
  await places.fill('7');
  await change(other, 'rounds.change', { ...terms, seats: 9, maxDays: 90 });
  await expect(sheet.getByText('Somebody else changed this while you wrote:')).toBeVisible();
  await expect(sheet.getByText('Places. Now: 9, yours: 7')).toBeVisible();
  await expect(sheet.getByRole('textbox', { name: 'At most' })).toHaveValue('90');
  await expect(places).toHaveValue('7');
  await expect(sheet.getByRole('button', { name: 'Change round' })).toBeDisabled();
  await sheet.getByRole('button', { name: 'Keep mine: Places' }).click();
  await sheet.getByRole('button', { name: 'Change round' }).click();
  await expect(sheet).toHaveCount(0);
  await expect(pm.getByText('0 of 7 places').first()).toBeVisible();
});
