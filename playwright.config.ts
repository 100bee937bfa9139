import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { findFreePort } from '#db/free-port.ts';
import { findChromium } from '#tests/support/chromium.ts';

// The workers read this file again: what the first reading chose reaches them through the environment.
process.env.LATCHKEY_E2E_PORT ??= String(await findFreePort());
process.env.LATCHKEY_E2E_DATA_DIR ??= join(tmpdir(), `latchkey-e2e-${process.pid}`);
process.env.LATCHKEY_E2E_DEMO_FILE ??= join(process.env.LATCHKEY_E2E_DATA_DIR, 'demo.json');

const executablePath = findChromium();

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const aloneSpecs = '**/{policy,waiting-times,hostile-names}.spec.ts';
/** Timed: nothing else runs beside it. */
const timedSpecs = '**/slow-network.spec.ts';
/** What only a keyboard or a mouse can do, and what takes a server of its own. */
const desktopSpecs = '**/{by-keyboard,pipeline-drag,first-run,single-sign-on,signing-in,verifying}.spec.ts';
const full = Boolean(process.env.LATCHKEY_FULL);
const phoneSpecs = '**/{accessibility,story,interactions,approvals,early-press}.spec.ts';
/** Tests of what each role sees: sellers' on a phone, the others' on a desktop. */
const seenOnPhone = /what sales sees/;
const seenOnDesktop = /what (?!sales )\w+ sees/;
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

export default defineConfig({
  testDir: 'tests/e2e',
  globalSetup: './tests/support/launch-for-browser.ts',
  workers: 2,
  forbidOnly: true,
  timeout: 30_000,
  expect: { timeout: 7_000 },
  outputDir: 'test-results',
  reporter: 'list',
  use: {
    baseURL: `http://localhost:${process.env.LATCHKEY_E2E_PORT}`,
    launchOptions: { args: QUIET, ...(executablePath ? { executablePath } : {}) },
    // Recording slows every page down; the page of a failure is written down in any case.
    trace: process.env.LATCHKEY_TRACE ? 'retain-on-failure' : 'off',
  },
  projects: [
    {
      name: 'desktop',
      testIgnore: [aloneSpecs, timedSpecs],
      ...(full ? {} : { grepInvert: seenOnPhone }),
      use: { viewport: { width: 1440, height: 900 } },
    },
    {
      name: 'phone',
      // What sellers and approvers do on the way; the rest with `npm run test:full`.
      ...(full ? {} : { testMatch: phoneSpecs, grepInvert: seenOnDesktop }),
      testIgnore: [aloneSpecs, timedSpecs, desktopSpecs],
      use: phone,
    },
    // A published policy judges the requests of all the others again: it comes when they are done.
    {
      name: 'alone',
      testMatch: [aloneSpecs],
      dependencies: ['desktop', 'phone'],
      use: { viewport: { width: 1440, height: 900 } },
    },
    { name: 'timed', testMatch: [timedSpecs], dependencies: ['alone'], use: phone },
  ],
});
