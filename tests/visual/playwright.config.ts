import { defineConfig } from '@playwright/test';
import inBrowser from '#playwright.config.ts';

const desktop = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };
const onPhone = { viewport: phone, isMobile: true, hasTouch: true };

/** Every screen beside its picture in docs/screens; `npm run screens` takes the pictures anew. */
export default defineConfig({
  ...inBrowser,
  testDir: '.',
  globalSetup: '../support/launch-for-browser.ts',
  workers: 2,
  snapshotPathTemplate: '../../docs/screens/{arg}{ext}',
  // Times that pass and dates that move are part of the pictures; another font renderer is too.
  expect: { toHaveScreenshot: { maxDiffPixelRatio: 0.04, animations: 'disabled', caret: 'hide' } },
  projects: [
    ...(['light', 'dark'] as const).flatMap((colorScheme) => [
      { name: `desktop-${colorScheme}`, use: { viewport: desktop, colorScheme } },
      { name: `phone-${colorScheme}`, use: { ...onPhone, colorScheme } },
    ]),
    ...(process.env.LATCHKEY_FILM_DIR
      ? [
          {
            name: 'film',
            testMatch: '*.film.ts',
            // What it unlocks would stand in the pictures.
            dependencies: ['desktop-light', 'desktop-dark', 'phone-light', 'phone-dark'],
            use: { ...onPhone, colorScheme: 'light' as const },
          },
        ]
      : []),
  ],
});
