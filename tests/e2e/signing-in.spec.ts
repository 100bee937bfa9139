import { expect } from '@playwright/test';
import { TOTP } from 'otpauth';
import { settled, signedIn, signIn, test } from '#tests/support/browser.ts';
import { cast } from '#tests/support/browser-deeds.ts';

test('a password is changed, a second factor set up and asked for, and a browser signed out from another', async ({
  browser,
  page,
}) => {
  test.setTimeout(90_000);
  const { admin } = await cast(browser, page, 'admin');
  const [name, email, password] = ['Careful', 'careful@latchkey.test', 'harbour lanterns at dawn'];
  await admin.goto('/people');
  await settled(admin);
  await admin.getByRole('button', { name: 'Add person' }).click();
  const sheet = admin.getByRole('dialog');
  await sheet.getByLabel('Name', { exact: true }).fill(name);
  await sheet.getByLabel('Email').fill(email);
  await sheet.getByRole('button', { name: 'Add person' }).click();
  const first = (await admin.getByLabel(`The first password of ${name}`).textContent()) ?? '';
  await admin.getByRole('button', { name: 'I have kept it' }).click();

  const careful = await signedIn(browser, email, page, first);
  await careful.goto('/settings');
  await settled(careful);
  const change = async (next: string) => {
    await careful.getByLabel('Password now').fill(first);
    await careful.getByLabel('New password').fill(next);
    await careful.getByRole('button', { name: 'Change password' }).click();
  };
  await change('password1234');
  await expect(careful.getByText('close to one that many people use')).toBeVisible();
  await change(password);
  await expect(careful.getByRole('status').getByText('Your password is changed.').first()).toBeVisible();
  await expect(careful).toHaveURL('/settings');

  await careful.getByRole('button', { name: 'Set up a second factor' }).click();
  await expect(careful.getByRole('img', { name: 'A picture for your authenticator app' })).toBeVisible();
  await careful.getByText('type this secret instead').click();
  const shown = await careful.getByLabel('The secret for your authenticator app').textContent();
  const code = new TOTP({ secret: shown?.replaceAll(' ', '') ?? '' }).generate();
  await careful.getByLabel(/^2\. Type the code/).fill(code);
  await careful.getByRole('button', { name: 'Switch it on' }).click();
  const codes = careful.getByLabel('Recovery codes').getByRole('listitem');
  await expect(codes).toHaveCount(10);
  const recoveryCode = (await codes.first().textContent()) ?? '';
  await careful.getByRole('button', { name: 'I have kept them' }).click();
  await expect(careful.getByText('10 recovery codes are left.')).toBeVisible();

  await signIn(page, email, password);
  await page.getByLabel('Code from your authenticator app').fill('12345');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByText('That code does not fit.')).toBeVisible();
  await page.getByRole('button', { name: 'Use a recovery code' }).click();
  await page.getByLabel('Recovery code').fill(recoveryCode);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page).toHaveURL('/');

  await page.goto('/settings');
  await page.getByRole('button', { name: 'Sign out everywhere else' }).click();
  await expect(
    page.getByRole('status').getByText('All other browsers are signed out.').first(),
  ).toBeVisible();
  await careful.goto('/accounts');
  await expect(careful).toHaveURL(/\/sign-in/);
});
