import { expect } from '@playwright/test';
import { settled, test } from '#tests/support/browser.ts';
import { cast } from '#tests/support/browser-deeds.ts';

test('the trail is verified by a button, and what it found stands on the timeline', async ({
  browser,
  page,
}) => {
  const { pm } = await cast(browser, page, 'pm');
  await pm.goto('/timeline');
  await settled(pm);
  await pm.getByRole('link', { name: 'Verify' }).click();
  await expect(pm.getByRole('heading', { name: 'Verify the trail' })).toBeVisible();
  await pm.getByRole('button', { name: /^Verify/ }).click();
  const answer = pm.getByRole('status').filter({ hasText: 'The trail holds' });
  await expect(answer).toContainText(/asked \d+ s ago/, { timeout: 20_000 });
  await pm.goto('/timeline?kind=house');
  await expect(pm.getByText(/^The audit trail holds: [\d,]+ events verified/).first()).toBeVisible();
});
