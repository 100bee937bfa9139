import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { demo, signedIn } from '#tests/support/browser.ts';

const screens: Readonly<Record<string, readonly string[]>> = {
  sales: [
    '/',
    '/accounts',
    '/accounts/globex',
    '/accounts/globex/unlock/java-support',
    '/accounts/globex/unlock/retention-days',
  ],
  lead: ['/'],
  pm: ['/', '/features', '/features/java-support', '/approvals'],
  engineer: ['/', '/features/anomaly-alerts', '/features/retention-days'],
  admin: ['/', '/keys'],
  viewer: ['/', '/timeline'],
};

async function expectNoViolations(page: Page, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`),
    what,
  ).toEqual([]);
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the sign-in page has no violations, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto('/sign-in');
    await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible();
    await expectNoViolations(page, 'sign-in');
  });

  for (const [role, paths] of Object.entries(screens))
    test(`what ${role} sees has no violations, ${colorScheme}`, async ({ browser, page: like }) => {
      test.setTimeout(90_000);
      const page = await signedIn(browser, `${role}@latchkey.test`, like);
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      for (const path of paths) {
        await page.goto(`${demo().url}${path}`);
        await expect(page.getByRole('heading').first()).toBeVisible();
        await page.waitForLoadState('networkidle');
        await expectNoViolations(page, `${role} at ${path}`);
      }
      await page.close();
    });
}
