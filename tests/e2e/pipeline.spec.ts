import { expect, type Page } from '@playwright/test';
import { settled, test } from '#tests/support/browser.ts';
import { cast, makeFeature, openRound } from '#tests/support/browser-deeds.ts';

const stages = ['Draft', 'Alpha', 'Beta', 'GA'];

/** The column of a stage; a phone shows the one that is chosen. */
async function columnOf(page: Page, stage: string) {
  const chip = page.getByRole('radio', { name: new RegExp(`^${stage} \\d+$`) });
  if ((page.viewportSize()?.width ?? 0) < 640) await chip.check();
  return page.getByRole('list', { name: new RegExp(`^${stage}`) });
}

async function lookAt(page: Page, text: string): Promise<void> {
  await page.goto('/pipeline');
  await settled(page);
  await page.getByRole('searchbox', { name: 'Find a feature' }).fill(text);
  await expect(page).toHaveURL(/text=/);
  await expect(page.locator('[aria-busy]:has(section[aria-label^=Stages])')).toHaveAttribute(
    'aria-busy',
    'false',
  );
}

test('a product manager moves a card by its menu, which says what may not be', async ({
  browser,
  page,
}, info) => {
  test.setTimeout(60_000);
  const people = await cast(browser, page, 'pm', 'engineer', 'sales');
  const { pm, engineer, sales } = people;
  const feature = await makeFeature(engineer, `Boarded ${info.project.name}`);
  await openRound(people, feature, { kind: 'alpha', seats: 3, opensWhenReady: false });

  await pm.goto('/pipeline');
  await settled(pm);
  for (const stage of stages)
    await expect(
      info.project.name === 'phone'
        ? pm.getByRole('radio', { name: new RegExp(`^${stage} \\d+$`) })
        : pm.getByRole('heading', { level: 2, name: new RegExp(`^${stage} ?\\d+$`) }),
    ).toBeVisible();
  await lookAt(pm, feature.name);
  const card = (await columnOf(pm, 'Draft')).getByRole('listitem').filter({ hasText: feature.name });
  await card.getByRole('button', { name: `Move ${feature.name}` }).click();
  await expect(pm.getByRole('menuitem', { name: /^GA/ })).toBeDisabled();
  await expect(pm.getByRole('menuitem', { name: /^GA/ })).toContainText('can not be declared GA.');
  await expect(pm.getByRole('menuitem', { name: /^Beta/ })).toBeDisabled();
  await expect(pm.getByRole('menuitem', { name: /^Beta/ })).toContainText('is prepared already');
  await pm.getByRole('menuitem', { name: /^Alpha: Open alpha round 1/ }).click();
  const dialog = pm.getByRole('dialog', { name: 'Open alpha round 1' });
  await expect(dialog).toContainText(`${feature.name} moves from Draft to Alpha.`);
  await dialog.getByRole('button', { name: 'Open it now' }).click();
  await expect(
    pm.getByRole('status').getByText(`Alpha round 1 of ${feature.name} is open.`).first(),
  ).toBeVisible();
  const moved = (await columnOf(pm, 'Alpha')).getByRole('listitem').filter({ hasText: feature.name });
  await expect(moved.getByRole('link', { name: feature.name })).toBeVisible();
  await expect(moved).toContainText('3 places');

  await lookAt(engineer, feature.name);
  const theirs = (await columnOf(engineer, 'Alpha')).getByRole('listitem');
  await theirs.getByRole('button', { name: `Move ${feature.name}` }).click();
  const moves = engineer.getByRole('menuitem');
  await expect(moves).toHaveCount(3);
  for (const move of await moves.all()) await expect(move).toBeDisabled();
  await expect(moves.first()).toContainText('Only its product manager moves');

  await lookAt(sales, feature.name);
  const looked = (await columnOf(sales, 'Alpha')).getByRole('listitem').filter({ hasText: feature.name });
  await expect(looked.getByRole('link', { name: feature.name })).toBeVisible();
  await expect(sales.getByRole('button', { name: /^Move / })).toHaveCount(0);
});
