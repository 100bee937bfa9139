import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { findFreePort } from '#db/free-port.ts';
import type { DemoFile } from '#scripts/demo-data.ts';
import { launch } from '#scripts/launch.ts';
import { findChromium } from '#tests/support/chromium.ts';

interface Picture {
  readonly file: string;
  readonly email: string;
  readonly path: string;
  readonly colorScheme: 'light' | 'dark';
}

const folder = 'docs/pictures';
const pictures: readonly Picture[] = [
  { file: 'account-light.png', email: 'sales@latchkey.test', path: '/accounts/globex', colorScheme: 'light' },
  {
    file: 'feature-dark.png',
    email: 'pm@latchkey.test',
    path: '/features/java-support',
    colorScheme: 'dark',
  },
];

async function take(browser: Browser, demo: DemoFile, picture: Picture): Promise<void> {
  const person = demo.users.find((user) => user.email === picture.email);
  if (!person) throw new Error(`The demo has no ${picture.email}.`);
  const page = await browser.newPage({
    baseURL: demo.url,
    viewport: { width: 1440, height: 900 },
    colorScheme: picture.colorScheme,
  });
  await page.goto('/sign-in');
  await page.getByLabel('Email').fill(person.email);
  await page.getByLabel('Password').fill(person.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL('/');
  await page.goto(picture.path);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: join(folder, picture.file) });
  await page.close();
}

const dataDir = mkdtempSync(join(tmpdir(), 'latchkey-pictures-'));
const launched = await launch({ mode: 'production', dataDir, port: await findFreePort() });
const executablePath = findChromium();
const browser = await chromium.launch({ args: ['--no-sandbox'], ...(executablePath && { executablePath }) });
try {
  mkdirSync(folder, { recursive: true });
  for (const picture of pictures) await take(browser, launched.demo, picture);
} finally {
  await browser.close();
  await launched.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
