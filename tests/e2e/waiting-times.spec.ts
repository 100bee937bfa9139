import { expect } from '@playwright/test';
import { settled, test } from '#tests/support/browser.ts';
import { cast, change } from '#tests/support/browser-deeds.ts';

test('waiting times that somebody else was quicker with stand beside mine', async ({ browser, page }) => {
  test.setTimeout(60_000);
  const { pm, admin } = await cast(browser, page, 'pm', 'admin');
  const stream = pm.waitForResponse((answer) => answer.url().includes('/api/live'));
  await pm.goto('/settings');
  await settled(pm);
  expect((await stream).status()).toBe(200);
  const held = pm.getByRole('textbox', { name: 'An offered place is held for' });
  const reminded = pm.getByRole('textbox', { name: 'Approvers are reminded after' });
  const save = pm.locator('form').filter({ has: held }).getByRole('button', { name: 'Save' });
  const before = {
    offerHours: Number(await held.inputValue()),
    reminderHours: Number(await reminded.inputValue()),
    escalationHours: Number(await pm.getByLabel('Others may answer after').inputValue()),
  };
  await held.fill('61');
  await change(admin, 'settings.change', { ...before, offerHours: 37, reminderHours: 11 });
  await expect(pm.getByText('Changed by somebody else while you wrote.')).toBeVisible();
  await expect(pm.getByText('Now: 37 hours, yours: 61 hours')).toBeVisible();
  await expect(held).toHaveValue('61');
  await expect(reminded).toHaveValue('11');
  await expect(save).toBeDisabled();
  await pm.getByRole('button', { name: 'Keep mine: An offered place is held for' }).click();
  await save.click();
  await expect(pm.getByText('The waiting times are changed.')).toBeVisible();

  await held.fill('91');
  await change(admin, 'settings.change', before);
  await pm.getByRole('button', { name: 'Take theirs: An offered place is held for' }).click();
  await expect(held).toHaveValue(String(before.offerHours));
  await expect(reminded).toHaveValue(String(before.reminderHours));
});
