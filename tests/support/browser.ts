import { readFileSync } from 'node:fs';
import {
  type Browser,
  type BrowserContext,
  test as base,
  expect,
  type Locator,
  type Page,
} from '@playwright/test';
import type { DemoFile } from '#scripts/demo-data.ts';

export function demo(): DemoFile {
  const file = process.env.LATCHKEY_E2E_DEMO_FILE;
  if (!file) throw new Error('playwright.config.ts says where the demo keeps its keys.');
  return JSON.parse(readFileSync(file, 'utf8')) as DemoFile;
}

export function serverKey(): string {
  const found = demo().keys.find((key) => key.kind === 'server' && key.environment === 'production');
  if (!found) throw new Error('The demo has no server key for production.');
  return found.key;
}

/** What a browser keeps of whoever is signed in, by e-mail: one sign-in for each in a worker. */
const sessions = new Map<string, Awaited<ReturnType<BrowserContext['storageState']>>>();
const open: { readonly context: BrowserContext; readonly email: string; readonly failures: string[] }[] = [];

/** Closes the browsers that a test opened for people, and fails it when one of their pages threw. */
export const test = base.extend<{ closing: undefined }>({
  closing: [
    async ({ browser }, use) => {
      await use(undefined);
      for (const { context, email, failures } of open.splice(0)) {
        if (context.browser() === browser) await context.close();
        expect(failures, `${email} saw errors`).toEqual([]);
      }
    },
    { auto: true },
  ],
});

/** A browser of their own for one person, signed in at the home page. */
export async function signedIn(
  browser: Browser,
  email: string,
  like: Page,
  password = 'latchkey-demo',
): Promise<Page> {
  const isMobile = (like.viewportSize()?.width ?? 1440) < 640;
  const known = sessions.get(email);
  const context = await browser.newContext({
    viewport: like.viewportSize(),
    isMobile,
    hasTouch: isMobile,
    baseURL: demo().url,
    ...(known && { storageState: known }),
  });
  const failures: string[] = [];
  open.push({ context, email, failures });
  const page = await context.newPage();
  page.on('pageerror', (error) => failures.push(String(error)));
  if (known) await page.goto('/');
  else await signIn(page, email, password);
  await expect(page).toHaveURL('/', { timeout: 20_000 });
  sessions.set(email, await context.storageState());
  return page;
}

export async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

/** Until everything that a screen waits for is there; an event stream stays open, so the network is never idle. */
export async function settled(page: Page): Promise<void> {
  await expect(page.locator('h1, h2').filter({ visible: true }).first()).toBeVisible();
  await expect(page.locator('[data-slot^=skeleton]')).toHaveCount(0);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}

/** Opens the palette from the bar above a phone or beside the page. */
export async function openPalette(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Find anything' }).filter({ visible: true }).click();
  await expect(page.getByRole('dialog', { name: 'Find anything' })).toBeVisible();
}

/** Counts what a person does: a click or tap, a text typed into one field, a key pressed. Looking and scrolling are free. */
export class Hand {
  readonly page: Page;
  count = 0;

  constructor(page: Page) {
    this.page = page;
  }

  async type(label: string, text: string): Promise<void> {
    this.count++;
    await this.page.getByLabel(label, { exact: true }).fill(text);
  }

  async press(key: string): Promise<void> {
    this.count++;
    await this.page.keyboard.press(key);
  }

  async push(name: string): Promise<void> {
    await this.click(this.page.getByRole('button', { name, exact: true }));
  }

  async click(what: Locator): Promise<void> {
    this.count++;
    await what.click();
  }
}
