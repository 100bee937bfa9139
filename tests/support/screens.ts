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

const inTurn =
  (...steps: readonly ((page: Page) => Promise<void>)[]) =>
  async (page: Page): Promise<void> => {
    for (const step of steps) await step(page);
  };

const click = (name: string | RegExp) => async (page: Page) => {
  await page.getByRole('button', { name }).first().click();
};

/** What stands behind the three dots. */
const choose = (menu: string | RegExp, name: string | RegExp) => async (page: Page) => {
  await page.getByRole('button', { name: menu }).first().click();
  await page.getByRole('menuitem', { name }).first().click();
  await expect(page.getByRole('dialog').last()).toBeVisible();
};

const toPerson = async (page: Page) => {
  await page.getByRole('link', { name: 'Sales EMEA' }).first().click();
  await page.waitForURL(/\/people\/[0-9a-f]{8}/);
};

const finding = (text: string) => async (page: Page) => {
  await pressing('ControlOrMeta+k')(page);
  await page.getByRole('combobox').last().fill(text);
  await expect(page.getByRole('option').first()).toBeVisible();
};

const pasted = [
  'Account Name\tOwner Email\tRegion',
  'Northwind\tsales@latchkey.test\tEU',
  'Acme\tnobody\tMoon',
];
const paste = async (page: Page) => {
  await page.getByLabel('Or paste from a spreadsheet').fill(pasted.join('\n'));
  await click('Read these lines')(page);
  await expect(page.getByRole('button', { name: 'Look it over' })).toBeVisible();
};
const lookOver = async (page: Page) => {
  await click('Look it over')(page);
  await expect(page.getByRole('button', { name: 'Change the columns' })).toBeVisible();
};

/** Every screen and every dialog that its readers open, in the demo's house. */
export const screens: readonly Screen[] = [
  { name: 'sign-in', path: '/sign-in' },
  { name: 'forgot-password', path: '/reset' },
  { name: 'link-is-over', path: '/choose-password' },
  { name: 'home-sales', as: 'sales', path: '/' },
  { name: 'home-lead', as: 'lead', path: '/' },
  { name: 'home-pm', as: 'pm', path: '/' },
  { name: 'home-engineer', as: 'engineer', path: '/' },
  { name: 'home-admin', as: 'admin', path: '/' },
  { name: 'home-viewer', as: 'viewer', path: '/' },
  { name: 'find', as: 'sales', path: '/', opens: pressing('ControlOrMeta+k') },
  { name: 'find-wish', as: 'sales', path: '/', opens: finding('globex java') },
  { name: 'shortcuts', as: 'sales', path: '/', opens: pressing('?') },
  { name: 'accounts', as: 'sales', path: '/accounts' },
  { name: 'account', as: 'sales', path: '/accounts/globex' },
  { name: 'unlock', as: 'sales', path: '/accounts/globex/unlock/java-support' },
  { name: 'ask', as: 'sales', path: '/accounts/globex/unlock/retention-days' },
  { name: 'wait', as: 'sales', path: '/accounts/initech/unlock/saved-views' },
  { name: 'not-possible', as: 'sales', path: '/accounts/globex/unlock/cost-explorer' },
  { name: 'account-in-line', as: 'sales', path: '/accounts/hooli' },
  { name: 'asked-for', as: 'sales', path: '/accounts/globex', opens: push(/^They asked for/) },
  { name: 'they-say', as: 'sales', path: '/accounts/acme', opens: push(/^They say/) },
  { name: 'end', as: 'sales', path: '/accounts/globex', opens: push(/^End/) },
  { name: 'grant', as: 'sales', path: '/accounts/acme', opens: follow('/accounts/acme/grants/') },
  { name: 'new-account', as: 'sales', path: '/accounts', opens: push('New account') },
  { name: 'account-of-others', as: 'admin', path: '/accounts/stark' },
  { name: 'edit-account', as: 'admin', path: '/accounts/globex', opens: choose(/^More for/, /^Edit/) },
  { name: 'archive', as: 'admin', path: '/accounts/globex', opens: choose(/^More for/, /^Archive/) },
  { name: 'exclude', as: 'admin', path: '/accounts/globex', opens: choose(/^More for/, /^Exclude/) },
  { name: 'break-glass', as: 'admin', path: '/accounts/globex', opens: choose(/^More for/, /^Break/) },
  { name: 'import', as: 'admin', path: '/accounts/import' },
  { name: 'import-columns', as: 'admin', path: '/accounts/import', opens: paste },
  { name: 'import-preview', as: 'admin', path: '/accounts/import', opens: inTurn(paste, lookOver) },
  { name: 'features', as: 'pm', path: '/features' },
  { name: 'feature', as: 'pm', path: '/features/java-support' },
  { name: 'feature-full', as: 'pm', path: '/features/saved-views' },
  { name: 'feature-draft', as: 'pm', path: '/features/cost-explorer' },
  { name: 'feature-ga', as: 'pm', path: '/features/go-support' },
  { name: 'feature-retired', as: 'pm', path: '/features/legacy-agent' },
  { name: 'feature-switched-off', as: 'engineer', path: '/features/edge-sampling' },
  { name: 'feature-for-sales', as: 'sales', path: '/features/java-support' },
  { name: 'feature-in-alpha', as: 'engineer', path: '/features/retention-days' },
  { name: 'new-feature', as: 'engineer', path: '/features', opens: push('New feature') },
  { name: 'kill-switch', as: 'engineer', path: '/features/java-support', opens: push(/kill switch/i) },
  { name: 'mark-ready', as: 'engineer', path: '/features/anomaly-alerts', opens: push(/^Mark ready/) },
  { name: 'pause-round', as: 'pm', path: '/features/java-support', opens: push('Pause round') },
  { name: 'declare-ga', as: 'pm', path: '/features/java-support', opens: push('Declare GA') },
  { name: 'close-round', as: 'pm', path: '/features/java-support', opens: choose('More', /^Close/) },
  { name: 'change-round', as: 'pm', path: '/features/java-support', opens: choose('More', /^Change/) },
  { name: 'retire', as: 'pm', path: '/features/java-support', opens: choose('More', /^Retire/) },
  { name: 'plan-round', as: 'pm', path: '/features/cost-explorer', opens: push('Plan round') },
  { name: 'somebody-asked', as: 'pm', path: '/features/java-support', opens: push('Somebody asked') },
  { name: 'pipeline', as: 'pm', path: '/pipeline' },
  { name: 'approvals', as: 'pm', path: '/approvals' },
  { name: 'request', as: 'pm', path: '/approvals', opens: follow('/approvals/') },
  { name: 'reject', as: 'pm', path: '/approvals', opens: push(/^Reject/) },
  { name: 'timeline', as: 'viewer', path: '/timeline' },
  { name: 'timeline-filtered', as: 'viewer', path: '/timeline?feature=java-support&kind=unlocks' },
  { name: 'timeline-with-nothing', as: 'viewer', path: '/timeline?text=nothing+like+it' },
  { name: 'export', as: 'pm', path: '/timeline', opens: push('Export') },
  { name: 'verify', as: 'viewer', path: '/timeline/verify' },
  { name: 'insights', as: 'pm', path: '/insights' },
  { name: 'policy', as: 'pm', path: '/policy' },
  { name: 'policy-draft', as: 'pm', path: '/policy', opens: click(/^Edit/) },
  { name: 'policy-before', as: 'pm', path: '/policy?version=1' },
  { name: 'notices', as: 'sales', path: '/notices' },
  { name: 'notice-settings', as: 'sales', path: '/notices/settings' },
  { name: 'keys', as: 'admin', path: '/keys' },
  { name: 'create-key', as: 'admin', path: '/keys', opens: push('Create key') },
  { name: 'revoke-key', as: 'admin', path: '/keys', opens: push(/^Revoke/) },
  { name: 'ask-as', as: 'engineer', path: '/keys/ask?account=acme&feature=java-support' },
  { name: 'ask-everything', as: 'engineer', path: '/keys/ask?account=acme' },
  { name: 'what-apps-asked', as: 'engineer', path: '/keys/asked' },
  { name: 'people', as: 'admin', path: '/people' },
  { name: 'add-person', as: 'admin', path: '/people', opens: push('Add person') },
  { name: 'new-team', as: 'admin', path: '/people', opens: push('New team') },
  { name: 'person', as: 'admin', path: '/people', opens: toPerson },
  { name: 'change-person', as: 'admin', path: '/people', opens: inTurn(toPerson, push('Change')) },
  { name: 'hand-over', as: 'admin', path: '/people', opens: inTurn(toPerson, push('Hand over')) },
  { name: 'deactivate', as: 'admin', path: '/people', opens: inTurn(toPerson, push('Deactivate')) },
  { name: 'roles', as: 'viewer', path: '/people/roles' },
  { name: 'directory', as: 'admin', path: '/people/directory' },
  { name: 'make-token', as: 'admin', path: '/people/directory', opens: push('Make a token') },
  { name: 'add-group', as: 'admin', path: '/people/directory', opens: push('Add the first group') },
  { name: 'settings', as: 'admin', path: '/settings' },
  { name: 'second-factor', as: 'admin', path: '/settings', opens: push('Set up a second factor') },
];

/** What comes only when it is nearly scrolled to comes too. */
async function passOver(page: Page): Promise<void> {
  await expect(async () => {
    await page.evaluate(async () => {
      for (let y = 0; y < document.documentElement.scrollHeight; y += window.innerHeight) {
        window.scrollTo(0, y);
        await new Promise((done) => setTimeout(done, 50));
      }
      window.scrollTo(0, 0);
    });
    await expect(page.locator('[data-slot^=skeleton]')).toHaveCount(0, { timeout: 1_000 });
  }).toPass({ timeout: 20_000 });
}

export async function show(page: Page, screen: Screen): Promise<void> {
  await page.goto(screen.path);
  await passOver(page);
  await settled(page);
  await screen.opens?.(page);
  if (screen.opens) await settled(page);
}
