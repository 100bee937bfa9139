import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { accounts } from '#db/schema/accounts.ts';
import { addDays } from '#domain/dates.ts';
import { unlockFeatureVerb } from '#server/commands/access/unlock-feature.ts';
import { openTestHouse, wish } from '#tests/support/test-house.ts';
import { accountPage } from './account-page.ts';

test('an account is told when the first place of a full round is due, and nothing of a round with places', async () => {
  const house = await openTestHouse();
  const full = await house.open({ seats: 2 });
  const free = await house.open({ seats: 1 });
  const started = [];
  for (const days of [40, 9]) {
    await house.done(unlockFeatureVerb, 'sales', wish(full.featureId, await house.account(), { days }));
    started.push(addDays(house.now, days));
  }
  const accountId = await house.account();
  const [account] = await house.db.select().from(accounts).where(eq(accounts.id, accountId));
  const by = { id: house.ids.sales, name: 'The sales', roles: ['sales'] as const, teamId: null };
  const page = await accountPage(house.db, account?.key ?? '', by, house.now);
  const dueOf = (id: string) => page?.features.find(({ feature }) => feature.id === id)?.placeDue;
  expect(dueOf(full.featureId)).toEqual(started[1]);
  expect(dueOf(free.featureId)).toBeNull();
});
