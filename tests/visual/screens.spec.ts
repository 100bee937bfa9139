import { expect } from '@playwright/test';
import { signedIn, test } from '#tests/support/browser.ts';
import { screens, show } from '#tests/support/screens.ts';

const roles = [...new Set(screens.map(({ as }) => as))];

for (const role of roles)
  test(`what ${role ?? 'nobody'} sees looks as in its picture`, async ({ browser, page: like }, info) => {
    const theirs = screens.filter(({ as }) => as === role);
    test.setTimeout(60_000 + theirs.length * 15_000);
    const page = role ? await signedIn(browser, `${role}@latchkey.test`, like) : like;
    const colorScheme = info.project.name.endsWith('dark') ? 'dark' : 'light';
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const screen of theirs) {
      await show(page, screen);
      await expect.soft(page).toHaveScreenshot(`${screen.name}-${info.project.name}.png`);
    }
  });
