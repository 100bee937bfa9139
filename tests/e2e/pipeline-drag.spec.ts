import { expect, type Locator, type Page } from '@playwright/test';
import { settled, test } from '#tests/support/browser.ts';
import { cast, makeFeature, openRound } from '#tests/support/browser-deeds.ts';

/** Holds the card over the column until the column says what a drop there would do. */
async function drag(page: Page, card: Locator, column: Locator): Promise<Locator> {
  await card.hover();
  await page.mouse.down();
  await column.hover();
  const verdict = column.locator('[data-slot=drop-note]');
  await expect(verdict).toBeVisible();
  await column.hover({ position: { x: 30, y: 30 } });
  return verdict;
}

test('a card is dragged to the next stage, and goes back from where it may not go', async ({
  browser,
  page,
}) => {
  test.setTimeout(60_000);
  const people = await cast(browser, page, 'pm', 'engineer');
  const { pm } = people;
  const feature = await makeFeature(people.engineer, 'Dragged');
  await openRound(people, feature, { kind: 'alpha', seats: 3, opensWhenReady: false });
  await pm.goto(`/pipeline?text=${feature.name}`);
  await settled(pm);
  const column = (stage: string) => pm.getByRole('region', { name: new RegExp(`^${stage}`) });
  const card = (stage: string) =>
    column(stage).getByRole('listitem').filter({ hasText: feature.name }).first();

  const no = await drag(pm, card('Draft'), column('GA'));
  await expect(no).toContainText('A Draft feature can not be declared GA.');
  await pm.mouse.up();
  await expect(no).toHaveCount(0);
  await expect(card('Draft')).toContainText('A Draft feature can not be declared GA.');
  await expect(
    pm.getByRole('status').getByText('A Draft feature can not be declared GA.').first(),
  ).toBeVisible();

  const yes = await drag(pm, card('Draft'), column('Alpha'));
  await expect(yes).toContainText(`${feature.name} moves to Alpha.`);
  await pm.mouse.up();
  await pm.getByRole('dialog').getByRole('button', { name: 'Open it now' }).click();
  await expect(card('Alpha')).toBeVisible();
  await expect(card('Draft')).toHaveCount(0);
});
