import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import Papa from 'papaparse';
import { settled, test } from '#tests/support/browser.ts';
import { cast, makeAccount, makeFeature, openRound, unlockFor } from '#tests/support/browser-deeds.ts';

/** Beside the events, or on a phone in a sheet of its own. */
async function filterBy(page: Page, feature: string, kind: string): Promise<void> {
  const open = page.getByRole('button', { name: 'Filter', exact: true });
  const inSheet = await open.isVisible();
  if (inSheet) await open.click();
  const fields = inSheet
    ? page.getByRole('dialog', { name: 'Filter the timeline' })
    : page.getByRole('search', { name: 'Filter the timeline' });
  await fields.getByLabel('Feature', { exact: true }).selectOption(feature);
  await fields.getByRole('checkbox', { name: kind }).check();
  if (inSheet) await fields.getByRole('button', { name: 'Show' }).click();
  await expect(page).toHaveURL(/feature=.*kind=|kind=.*feature=/);
}

async function exported(page: Page, format: 'CSV' | 'JSON Lines', events: number): Promise<string> {
  const sheet = page.getByRole('dialog', { name: 'Export' });
  await sheet.getByRole('radio', { name: format }).check();
  const links = sheet.getByRole('link', { name: `Download ${events} events, ${format}` });
  const before = await links.count();
  await sheet.getByRole('button', { name: `Export ${events} events` }).click();
  await expect(links).toHaveCount(before + 1);
  const [file] = await Promise.all([page.waitForEvent('download'), links.first().click()]);
  return readFileSync(await file.path(), 'utf8');
}

test('what the filters show leaves as a file, that and nothing else', async ({ browser, page }, info) => {
  test.setTimeout(60_000);
  const people = await cast(browser, page, 'sales', 'pm', 'engineer');
  const { sales, pm } = people;
  const mark = info.project.name;
  const feature = await makeFeature(people.engineer, `Exported ${mark}`);
  await openRound(people, feature, { kind: 'beta', seats: 3 });
  const names = [`Told once ${mark}`, `Told twice ${mark}`];
  for (const name of names) await unlockFor(sales, feature, await makeAccount(sales, name));

  await pm.goto('/timeline');
  await settled(pm);
  await filterBy(pm, feature.name, 'Unlocks');
  await expect(pm.getByText(`Sales unlocked ${feature.name} for ${names[0]}`)).toBeVisible();
  await pm.getByRole('button', { name: 'Export', exact: true }).click();
  const sheet = pm.getByRole('dialog', { name: 'Export' });
  await expect(sheet).toContainText(`Unlocks of ${feature.name}`, { ignoreCase: true });

  const csv = await exported(pm, 'CSV', 2);
  const rows = Papa.parse<Record<string, string>>(csv.trim(), { header: true }).data;
  expect(rows.map(({ type, feature: key, account }) => [type, key, account])).toEqual(
    ['told-twice', 'told-once'].map((key) => ['grant.created', feature.key, `${key}-${mark}`]),
  );
  const lines = (await exported(pm, 'JSON Lines', 2)).trim().split('\n');
  const told = lines.map((line) => JSON.parse(line) as { hash: string; event: { type: string } });
  expect(told.map(({ hash }) => hash)).toEqual(rows.map(({ hash }) => hash));
  expect(told.every(({ event }) => event.type === 'grant.created')).toBe(true);
});

test('filters are kept under a name, found again, and forgotten', async ({ browser, page }, info) => {
  const { pm } = await cast(browser, page, 'pm');
  const name = `Java rounds ${info.project.name}`;
  await pm.goto('/timeline');
  await settled(pm);
  await filterBy(pm, 'Java support', 'Rounds');
  const filtered = new URL(pm.url()).searchParams;
  const view = pm.getByRole('button', { name: new RegExp(`^${name} ?, a view`) });
  await pm.getByRole('button', { name: 'Views' }).click();
  await pm.getByRole('menuitem', { name: 'Save these filters…' }).click();
  await pm.getByRole('dialog').getByLabel('Name').fill(name);
  await pm.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(pm.getByRole('status').getByText(`“${name}” is among your views`).first()).toBeVisible();

  await pm.goto('/timeline');
  await settled(pm);
  await pm.getByRole('button', { name: 'Views' }).click();
  await pm.getByRole('menuitem', { name }).click();
  await expect(pm).toHaveURL(({ searchParams }) =>
    [...filtered].every(([field, value]) => searchParams.get(field) === value),
  );
  await expect(view).toBeVisible();
  await expect(pm.getByText(/opened beta round \d+ of Java support/).first()).toBeVisible();

  await view.click();
  await pm.getByRole('menuitem', { name: 'Rename, delete, copy a link…' }).click();
  await pm
    .getByRole('dialog')
    .getByRole('button', { name: `Delete ${name}` })
    .click();
  await expect(pm.getByRole('status').getByText(`“${name}” deleted`).first()).toBeVisible();
  await pm.keyboard.press('Escape');
  await pm.getByRole('button', { name: 'Views' }).click();
  await expect(pm.getByRole('menuitem', { name: 'Unlocks' })).toBeVisible();
  await expect(pm.getByRole('menuitem', { name })).toHaveCount(0);
});
