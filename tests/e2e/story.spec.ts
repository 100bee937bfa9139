import { OFREPProvider } from '@openfeature/ofrep-provider';
import { type Client, OpenFeature } from '@openfeature/server-sdk';
import { expect, type Page } from '@playwright/test';
import { demo, Hand, serverKey, signedIn, test } from '#tests/support/browser.ts';

const withinASecond = { timeout: 1_000, intervals: [20] };

/** The customer's app: started before anything is unlocked, and never restarted. */
async function startApp(name: string): Promise<Client> {
  const headers: [string, string][] = [['Authorization', `Bearer ${serverKey()}`]];
  await OpenFeature.setProviderAndWait(name, new OFREPProvider({ baseUrl: demo().url, headers }));
  return OpenFeature.getClient(name);
}

const sees = (app: Client, flag: string, account: string) => () =>
  app.getBooleanValue(flag, false, { targetingKey: account });

async function createFeature(engineer: Page, name: string): Promise<void> {
  await engineer.goto('/features');
  await engineer.getByRole('button', { name: 'New feature' }).click();
  await engineer.getByLabel('Name', { exact: true }).fill(name);
  await engineer.getByLabel('Summary').fill('Trace services with the agent they already run.');
  await engineer.getByRole('button', { name: /^Create/ }).click();
  await expect(engineer.getByRole('heading', { level: 1 })).toContainText(name);
}

async function planRound(pm: Page, key: string, kind: 'Alpha' | 'Beta', places: number): Promise<void> {
  await pm.goto(`/features/${key}`);
  await pm.getByRole('button', { name: 'Plan round' }).click();
  await pm.getByRole('dialog').getByText(kind, { exact: true }).click();
  if (kind === 'Beta') await pm.getByLabel(/^Why without alpha/).fill('Proven inside for a year.');
  await pm.getByLabel('Places').fill(String(places));
  await pm.getByLabel('Open it as soon as the engineer says it is ready').check();
  await pm.getByRole('button', { name: `Plan ${kind.toLowerCase()} round` }).click();
  await expect(pm.getByRole('status').filter({ hasText: 'The round is planned' }).first()).toBeVisible();
}

async function markReady(engineer: Page, key: string): Promise<void> {
  await engineer.goto(`/features/${key}`);
  await engineer.getByRole('button', { name: 'Mark ready for testing' }).click();
  await engineer.getByLabel(/^Note for whoever unlocks it/).fill('Agents 2.4 and later.');
  await engineer.getByRole('button', { name: 'Say it is ready' }).click();
  await expect(engineer.getByRole('status').filter({ hasText: 'ready and open' }).first()).toBeVisible();
}

async function unlock(sales: Page, account: string, feature: string, customer: string): Promise<void> {
  await sales.goto(`/accounts/${account}`);
  await sales.getByRole('button', { name: `Unlock ${feature}`, exact: true }).click();
  await sales.getByRole('button', { name: `Unlock for ${customer}`, exact: true }).click();
  await expect(sales.getByRole('heading', { name: `${feature} is on` })).toBeVisible();
}

test('the story: ready, unlocked on the call, seen by the app, told by the timeline', async ({
  browser,
  page,
}, info) => {
  test.setTimeout(120_000);
  const name = info.project.name === 'phone' ? 'Kotlin support' : 'Scala support';
  const key = name.toLowerCase().replace(' ', '-');
  const app = await startApp(info.project.name);
  const [engineer, pm, sales, viewer] = await Promise.all(
    ['engineer', 'pm', 'sales', 'viewer'].map((role) => signedIn(browser, `${role}@latchkey.test`, page)),
  );
  if (!engineer || !pm || !sales || !viewer) throw new Error('Four people play this story.');

  await createFeature(engineer, name);
  await planRound(pm, key, 'Beta', 3);
  await markReady(engineer, key);
  expect(await sees(app, key, 'globex')()).toBe(false);

  const hand = new Hand(sales);
  await sales.goto('/');
  await hand.type('Find a customer', 'Globex');
  await hand.press('Enter');
  await hand.push(`Unlock ${name}`);
  const acknowledged = sales.waitForResponse((response) => response.url().includes('grants.unlock'));
  await hand.push('Unlock for Globex');
  await acknowledged;
  await expect.poll(sees(app, key, 'globex'), withinASecond).toBe(true);
  expect(hand.count, 'interactions from home').toBeLessThanOrEqual(4);
  await expect(sales.getByRole('heading', { name: `${name} is on` })).toBeVisible();
  await expect(sales.getByText('Their app sees it').last()).toBeVisible();
  await expect(sales.getByText(/asked .*: ON/).last()).toBeVisible();

  await viewer.goto(`/timeline?feature=${key}`);
  for (const sentence of [
    `Engineer marked ${name}, beta round 1, ready for testing`,
    `Engineer opened beta round 1 of ${name} with 3 places`,
    `Product manager planned beta round 1 of ${name} with 3 places`,
    `Sales unlocked ${name} for Globex until`,
    'Agents 2.4 and later.',
    'Proven inside for a year.',
  ])
    await expect(viewer.getByText(sentence).first()).toBeVisible();

  await sales.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(sales.getByRole('status').filter({ hasText: 'Undone' }).first()).toBeVisible();
  await expect.poll(sees(app, key, 'globex'), withinASecond).toBe(false);

  await unlock(sales, 'globex', name, 'Globex');
  await unlock(sales, 'initech', name, 'Initech');
  const late = await signedIn(browser, 'sales@latchkey.test', page);
  await late.goto('/accounts/cyberdyne');
  await late.getByRole('button', { name: `Unlock ${name}`, exact: true }).click();
  await unlock(sales, 'acme', name, 'Acme');
  // The sheet hears of it by itself: its button may have become the waitlist's before it is pressed.
  const press = late.getByRole('button', { name: 'Unlock for Cyberdyne', exact: true });
  await press.click({ timeout: 2_000 }).catch(() => {});
  await expect(late.getByText('All 3 places are taken in beta round 1.').last()).toBeVisible();
  await late.goto('/accounts/cyberdyne');
  await expect(late.getByText('All 3 places are taken').first()).toBeVisible();
  await expect(late.getByRole('button', { name: new RegExp(`^Join.* of ${name}$`) })).toBeVisible();
  await expect(late.getByRole('button', { name: `Unlock ${name}`, exact: true })).toHaveCount(0);
  expect(await sees(app, key, 'cyberdyne')()).toBe(false);
  for (const person of [engineer, pm, sales, viewer, late]) await person.close();
});

test('an alpha feature asks, the product manager approves, it is on', async ({ browser, page }, info) => {
  test.setTimeout(90_000);
  const name = info.project.name === 'phone' ? 'Elixir support' : 'Erlang support';
  const key = name.toLowerCase().replace(' ', '-');
  const app = await startApp(`${info.project.name}-alpha`);
  const [engineer, pm, sales] = await Promise.all(
    ['engineer', 'pm', 'sales'].map((role) => signedIn(browser, `${role}@latchkey.test`, page)),
  );
  if (!engineer || !pm || !sales) throw new Error('Three people play this story.');
  await createFeature(engineer, name);
  await planRound(pm, key, 'Alpha', 2);
  await markReady(engineer, key);

  await sales.goto('/accounts/globex');
  await sales.getByRole('button', { name: `Ask for ${name}`, exact: true }).click();
  await sales.getByRole('button', { name: 'Ask for approval', exact: true }).click();
  await expect(sales.getByText('Waits for a yes').last()).toBeVisible();
  expect(await sees(app, key, 'globex')()).toBe(false);

  const hand = new Hand(pm);
  await pm.goto('/approvals');
  const ask = pm.getByRole('article').or(pm.getByRole('listitem')).filter({ hasText: name }).first();
  hand.count++;
  await ask.getByRole('button', { name: 'Approve', exact: true }).click();
  await expect(pm.getByRole('status').filter({ hasText: name }).first()).toBeVisible();
  expect(hand.count, 'interactions to approve').toBeLessThanOrEqual(2);
  await expect.poll(sees(app, key, 'globex'), withinASecond).toBe(true);
  for (const person of [engineer, pm, sales]) await person.close();
});
