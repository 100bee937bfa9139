import { expect, type Page } from '@playwright/test';
import { settled } from '#tests/support/browser.ts';

type DemoRole = 'sales' | 'lead' | 'pm' | 'engineer' | 'admin' | 'viewer';

export interface Screen {
  /** Of its picture. */
  readonly name: string;
  /** As whom it is looked at; nobody is signed in where it is left out. */
  readonly as?: DemoRole;
  readonly path: string;
  /** What is done there before it is looked at: a dialog that is opened, say. */
  readonly opens?: (page: Page) => Promise<void>;
}

const push =
  (name: string | RegExp) =>
  async (page: Page): Promise<void> => {
    await page.getByRole('button', { name }).first().click();
    await expect(page.getByRole('dialog').last()).toBeVisible();
  };

const pressing = (keys: string) => async (page: Page) => {
  await page.locator('body').press(keys);
  await expect(page.getByRole('dialog').last()).toBeVisible();
};

const follow = (href: string) => async (page: Page) => {
  await page.locator(`main a[href^="${href}"]`).first().click();
  await page.waitForURL(new RegExp(href));
};

/** Every screen and every dialog that its readers open, in the demo's house. */
export const screens: readonly Screen[] = [
  { name: 'sign-in', path: '/sign-in' },
  { name: 'home-sales', as: 'sales', path: '/' },
  { name: 'home-lead', as: 'lead', path: '/' },
  { name: 'home-pm', as: 'pm', path: '/' },
  { name: 'home-engineer', as: 'engineer', path: '/' },
  { name: 'home-admin', as: 'admin', path: '/' },
  { name: 'home-viewer', as: 'viewer', path: '/' },
  { name: 'find', as: 'sales', path: '/', opens: pressing('ControlOrMeta+k') },
  { name: 'shortcuts', as: 'sales', path: '/', opens: pressing('?') },
  { name: 'accounts', as: 'sales', path: '/accounts' },
  { name: 'account', as: 'sales', path: '/accounts/globex' },
  { name: 'unlock', as: 'sales', path: '/accounts/globex/unlock/java-support' },
  { name: 'ask', as: 'sales', path: '/accounts/globex/unlock/retention-days' },
  { name: 'grant', as: 'sales', path: '/accounts/acme', opens: follow('/accounts/acme/grants/') },
  { name: 'new-account', as: 'sales', path: '/accounts', opens: push('New account') },
  { name: 'import', as: 'admin', path: '/accounts/import' },
  { name: 'features', as: 'pm', path: '/features' },
  { name: 'feature', as: 'pm', path: '/features/java-support' },
  { name: 'feature-in-alpha', as: 'engineer', path: '/features/retention-days' },
  { name: 'new-feature', as: 'engineer', path: '/features', opens: push('New feature') },
  { name: 'kill-switch', as: 'engineer', path: '/features/java-support', opens: push(/kill switch/i) },
  { name: 'pipeline', as: 'pm', path: '/pipeline' },
  { name: 'approvals', as: 'pm', path: '/approvals' },
  { name: 'request', as: 'pm', path: '/approvals', opens: follow('/approvals/') },
  { name: 'timeline', as: 'viewer', path: '/timeline' },
  { name: 'export', as: 'pm', path: '/timeline', opens: push('Export') },
  { name: 'insights', as: 'pm', path: '/insights' },
  { name: 'policy', as: 'pm', path: '/policy' },
  { name: 'notices', as: 'sales', path: '/notices' },
  { name: 'notice-settings', as: 'sales', path: '/notices/settings' },
  { name: 'keys', as: 'admin', path: '/keys' },
  { name: 'create-key', as: 'admin', path: '/keys', opens: push('Create key') },
  { name: 'ask-as', as: 'engineer', path: '/keys/ask?account=acme&feature=java-support' },
  { name: 'what-apps-asked', as: 'engineer', path: '/keys/asked' },
  { name: 'people', as: 'admin', path: '/people' },
  { name: 'roles', as: 'viewer', path: '/people/roles' },
  { name: 'settings', as: 'admin', path: '/settings' },
];

export async function show(page: Page, screen: Screen): Promise<void> {
  await page.goto(screen.path);
  await settled(page);
  await screen.opens?.(page);
  if (screen.opens) await settled(page);
}
