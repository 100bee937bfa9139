import { type Browser, chromium, type Page } from '@playwright/test';
import { findFreePort } from '#db/free-port.ts';
import { findChromium } from '#tests/support/chromium.ts';

export interface OpenChromium {
  readonly browser: Browser;
  /** Where Lighthouse finds it. */
  readonly port: number;
}

export async function openChromium(): Promise<OpenChromium> {
  const executablePath = findChromium();
  if (!executablePath)
    throw new Error('No Chromium was found: install one, or set CHROMIUM_PATH to its program.');
  const port = await findFreePort();
  const args = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-dev-shm-usage',
    `--remote-debugging-port=${port}`,
  ];
  return { browser: await chromium.launch({ executablePath, args }), port };
}

/** A phone in the hands of whoever has that cookie, so many times slower than this machine. */
export async function phonePage(
  browser: Browser,
  url: string,
  cookie: string,
  slower: number,
): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    isMobile: true,
    hasTouch: true,
    baseURL: url,
  });
  const cookies = cookie.split('; ').map((one) => {
    const [name = '', ...value] = one.split('=');
    return { name, value: value.join('='), url };
  });
  await context.addCookies(cookies);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
  return page;
}
