import { readFileSync } from 'node:fs';
import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test';
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

/** A browser of their own for one person, signed in at the home page. */
export async function signedIn(browser: Browser, email: string, like: Page): Promise<Page> {
  const context: BrowserContext = await browser.newContext({
    viewport: like.viewportSize(),
    isMobile: (like.viewportSize()?.width ?? 1440) < 640,
    hasTouch: (like.viewportSize()?.width ?? 1440) < 640,
    baseURL: demo().url,
  });
  const page = await context.newPage();
  const failures: string[] = [];
  page.on('pageerror', (error) => failures.push(String(error)));
  page.on('close', () => expect(failures, `${email} saw errors`).toEqual([]));
  await page.goto('/sign-in');
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill('latchkey-demo');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page).toHaveURL('/', { timeout: 20_000 });
  return page;
}

/** Counts what a person does: a click or tap, a text typed, a key pressed. */
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
    this.count++;
    await this.page.getByRole('button', { name, exact: true }).click();
  }
}
