import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, expect, type Page } from '@playwright/test';
import { connect } from '#db/client.ts';
import { findFreePort } from '#db/free-port.ts';
import { groupRoles } from '#db/schema/directory.ts';
import { users } from '#db/schema/users.ts';
import { type Launched, launch } from '#scripts/launch.ts';
import { test } from '#tests/support/browser.ts';
import {
  type Identity,
  type IdentityProvider,
  startIdentityProvider,
} from '#tests/support/identity-provider.ts';

const dataDir = join(tmpdir(), `latchkey-single-sign-on-${process.pid}`);
const client = { clientId: 'latchkey', clientSecret: 'a-secret-only-for-this-test' };
let house: Launched | undefined;
let provider: IdentityProvider | undefined;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  const port = await findFreePort();
  const callback = `http://localhost:${port}/api/auth/callback/oidc`;
  provider = await startIdentityProvider({ ...client, callback, port: await findFreePort() });
  const settings = {
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: client.clientId,
    OIDC_CLIENT_SECRET: client.clientSecret,
    OIDC_NAME: 'Acme ID',
  };
  house = await launch({ mode: 'production', dataDir, port, empty: true, settings });
  await fill(house.databaseUrl);
});

test.afterAll(async () => {
  await house?.stop();
  await provider?.close();
  rmSync(dataDir, { recursive: true, force: true });
});

/** An admin, somebody who left, somebody whom an admin made, and two groups that give roles. */
async function fill(databaseUrl: string): Promise<void> {
  const { db, sql } = connect(databaseUrl, 1);
  const createdAt = new Date();
  const known = (name: string, changes: object) => ({
    ...{ id: randomUUID(), name, email: `${name.toLowerCase()}@latchkey.test`, createdAt },
    ...changes,
  });
  await db
    .insert(users)
    .values([
      known('Admin', { roles: ['admin'] }),
      known('Leaver', { roles: ['sales'], active: false }),
      known('Engineer', { roles: ['engineer'] }),
    ]);
  await db.insert(groupRoles).values([
    { id: randomUUID(), groupName: 'Field Sales', roles: ['sales'], createdAt },
    { id: randomUUID(), groupName: 'Product', roles: ['pm'], createdAt },
  ]);
  await sql.end({ timeout: 5 });
}

/** A browser of nobody, in which somebody comes through the provider. */
async function comes(
  browser: Browser,
  identity: Identity,
  look: (page: Page) => Promise<void>,
): Promise<void> {
  provider?.sits({ email_verified: true, ...identity });
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${house?.demo.url}/sign-in`);
  await page.getByRole('button', { name: 'Continue with Acme ID' }).click();
  await look(page);
  await context.close();
}

const comesIn = (roles: string) => async (page: Page) => {
  await expect(page).toHaveURL(`${house?.demo.url}/`);
  await page.goto(`${house?.demo.url}/settings`);
  await expect(page.getByRole('main').getByText(new RegExp(`· ${roles}$`))).toBeVisible();
};
const isRefused = (sentence: RegExp) => async (page: Page) => {
  await expect(page).toHaveURL(/\/sign-in\?refused=/);
  await expect(page.getByText(sentence)).toBeVisible();
  await page.goto(`${house?.demo.url}/`);
  await expect(page).toHaveURL(/\/sign-in/);
};

test('people come in through the company’s provider, with what their groups give', async ({ browser }) => {
  test.setTimeout(90_000);
  const ann = { sub: 'ann', email: 'ann@latchkey.test', name: 'Ann of sales' };
  const engineer = { sub: 'engineer', email: 'engineer@latchkey.test' };
  const nobody = /none of your groups gives a role/;
  await comes(browser, { ...ann, groups: ['Everybody'] }, isRefused(nobody));
  await comes(
    browser,
    { ...ann, groups: ['field sales'], email_verified: false },
    isRefused(/did not confirm/),
  );
  await comes(browser, { ...ann, groups: ['field sales', 'Everybody'] }, comesIn('Sales'));
  await comes(browser, { ...ann, groups: ['Product'] }, comesIn('Product manager'));
  await comes(browser, { ...ann, groups: ['Everybody'] }, isRefused(/gives you a role/));
  await comes(
    browser,
    { ...ann, email: 'engineer@latchkey.test', groups: ['Product'] },
    comesIn('Product manager'),
  );
  await comes(browser, engineer, comesIn('Engineer'));
  await comes(
    browser,
    { ...engineer, sub: 'somebody-else', groups: ['Product'] },
    isRefused(/Somebody else/),
  );
  await comes(
    browser,
    { sub: 'leaver', email: 'leaver@latchkey.test', groups: ['Product'] },
    isRefused(/not active/),
  );
});
