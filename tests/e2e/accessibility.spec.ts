import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { signedIn, test } from '#tests/support/browser.ts';
import { type Screen, screens, show } from '#tests/support/screens.ts';

type Theme = 'light' | 'dark';

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

async function expectAccessible(page: Page, screen: Screen, themes: readonly Theme[]): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await show(page, screen);
  for (const colorScheme of themes) {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator('html')).toHaveClass(colorScheme === 'dark' ? /\bdark\b/ : /^(?!.*\bdark\b)/);
    await expectNoViolations(page, `${screen.name}, ${colorScheme}`);
  }
}

/** Each screen once, on a phone in the dark or on a desktop in the light (playwright.config.ts says which); with `npm run test:full` both in both. */
function themesOf(project: string): readonly Theme[] {
  if (process.env.LATCHKEY_FULL) return ['light', 'dark'];
  return project === 'phone' ? ['dark'] : ['light'];
}

const roles = [...new Set(screens.map(({ as }) => as))];

for (const role of roles)
  test(`what ${role ?? 'nobody'} sees has no violations`, async ({ browser, page: like }, info) => {
    const theirs = screens.filter(({ as }) => as === role);
    test.setTimeout(60_000 + theirs.length * 15_000);
    const page = role ? await signedIn(browser, `${role}@latchkey.test`, like) : like;
    for (const screen of theirs) await expectAccessible(page, screen, themesOf(info.project.name));
  });
