import type { Browser, Page } from '@playwright/test';
import type { Role } from '#domain/permissions.ts';
import { ms, tell } from '#tests/bench/figures.ts';
import type { App } from './app.ts';
import { phonePage } from './chromium-page.ts';
import type { Pair } from './places.ts';

const goalMs = 120;
const patienceMs = 15_000;
/** The live stream never falls silent, so there is no quiet network to wait for. */
const settlesMs = 3_000;

interface Act {
  readonly name: string;
  readonly by: Role;
  readonly path: string;
  /** Before what is measured. */
  readonly first?: (page: Page) => Promise<void>;
  readonly act: (page: Page) => Promise<void>;
}

function actsOn({ accountKey, featureKey, accountName }: Pair): Act[] {
  const account = `/accounts/${accountKey}`;
  const sheet = `${account}/unlock/${featureKey}`;
  const press = (name: RegExp | string) => (page: Page) => page.getByRole('button', { name }).first().click();
  return [
    { name: 'open the search', by: 'sales', path: '/accounts', act: press(/^Find/) },
    {
      ...{ name: 'type into the search', by: 'sales', path: '/accounts', first: press(/^Find/) },
      act: (page) =>
        page.getByRole('combobox').first().pressSequentially(accountName.slice(0, 4), { delay: 60 }),
    },
    {
      ...{ name: 'filter accounts', by: 'sales', path: '/accounts' },
      act: (page) => page.getByRole('searchbox').first().pressSequentially('ac', { delay: 60 }),
    },
    {
      ...{ name: 'open an account', by: 'sales', path: '/accounts' },
      act: (page) => page.locator('main a[href^="/accounts/"]').first().click(),
    },
    { name: 'open the unlock sheet', by: 'sales', path: account, act: press(/^Unlock/) },
    {
      ...{ name: 'choose a reason', by: 'sales', path: sheet },
      act: (page) => page.getByRole('dialog').getByRole('radio').last().click(),
    },
    {
      ...{ name: 'unlock', by: 'sales', path: sheet },
      act: (page) =>
        page
          .getByRole('dialog')
          .getByRole('button', { name: /^Unlock/ })
          .last()
          .click(),
    },
    {
      ...{ name: 'open a feature', by: 'sales', path: '/features' },
      act: (page) => page.locator('main a[href^="/features/"]').first().click(),
    },
    {
      ...{ name: 'open more acts on a feature', by: 'pm', path: `/features/${featureKey}` },
      act: press('More'),
    },
    { name: 'open the filter of the timeline', by: 'sales', path: '/timeline', act: press(/filter/i) },
  ];
}

/** How long the page takes to answer a finger, on a phone so many times slower than this machine. */
export async function benchInteractions(
  app: App,
  browser: Browser,
  pair: Pair,
  slower: number,
): Promise<void> {
  for (const { name, by, path, first, act } of actsOn(pair)) {
    const page = await phonePage(browser, app.url, await app.cookieOf(by), slower);
    page.setDefaultTimeout(patienceMs);
    const slowest = await measured(page, path, first, act).catch(() => undefined);
    await page.context().close();
    tell({
      measure: `interaction to next paint: ${name}`,
      goal: `≤ ${goalMs} ms`,
      value: slowest === undefined ? 'could not be done' : ms(slowest),
      reached: slowest !== undefined && slowest <= goalMs,
    });
  }
}

async function measured(page: Page, path: string, first: Act['first'], act: Act['act']): Promise<number> {
  await page.goto(path);
  await page.waitForTimeout(settlesMs);
  await first?.(page);
  await page.waitForTimeout(500);
  await page.evaluate(listen);
  await act(page);
  await page.waitForTimeout(1_000);
  return page.evaluate(() =>
    Math.max(16, ...performance.getEntriesByName('interaction').map((one) => one.duration)),
  );
}

/** Runs in the page: keeps each event that took longer than a frame and belongs to an interaction. */
function listen(): void {
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as PerformanceEventTiming[])
      if (entry.interactionId) performance.measure('interaction', { start: 0, duration: entry.duration });
  });
  const wanted = { type: 'event', durationThreshold: 16 } as PerformanceObserverInit;
  observer.observe(wanted);
}
