import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { signedIn, test } from '#tests/support/browser.ts';
import { type Screen, screens, show } from '#tests/support/screens.ts';

async function expectNoViolations(page: Page, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .options({ rules: { 'target-size': { enabled: true } } })
    .analyze();
  expect
    .soft(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`),
      what,
    )
    .toEqual([]);
}

async function expectAccessible(page: Page, screen: Screen): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await show(page, screen);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator('html')).toHaveClass(colorScheme === 'dark' ? /\bdark\b/ : /^(?!.*\bdark\b)/);
    await expectNoViolations(page, `${screen.name}, ${colorScheme}`);
  }
}

const roles = [...new Set(screens.map(({ as }) => as))];

for (const role of roles)
  test(`what ${role ?? 'nobody'} sees has no violations in either theme`, async ({ browser, page: like }) => {
    test.setTimeout(180_000);
    const page = role ? await signedIn(browser, `${role}@latchkey.test`, like) : like;
    for (const screen of screens.filter(({ as }) => as === role)) await expectAccessible(page, screen);
  });
