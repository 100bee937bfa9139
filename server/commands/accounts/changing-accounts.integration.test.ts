import { eq } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { accounts, contacts } from '#db/schema/accounts.ts';
import { users } from '#db/schema/users.ts';
import { unlockFeatureVerb } from '#server/commands/access/unlock-feature.ts';
import { openTestHouse, type TestHouse, wish } from '#tests/support/test-house.ts';
import { addContactVerb } from './add-contact.ts';
import { archiveAccountVerb } from './archive-account.ts';
import { changeAccountVerb } from './change-account.ts';
import { changeContactVerb } from './change-contact.ts';
import { removeContactVerb } from './remove-contact.ts';
import { restoreAccountVerb } from './restore-account.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});

async function written(accountId: string) {
  const [row] = await house.db.select().from(accounts).where(eq(accounts.id, accountId));
  if (!row) throw new Error('There is no such account.');
  const { name, crmId, ownerId, teamId, tier, type, arr, region, tags } = row;
  return { name, crmId, ownerId, teamId, tier, type, arr, region, tags };
}

test('two who change at the same time never write over each other', async () => {
  const accountId = await house.account();
  const was = await written(accountId);
  const change = (becomes: object) => ({ accountId, was, becomes: { ...was, ...becomes } });
  await house.done(changeAccountVerb, 'sales', change({ tier: 'Enterprise', tags: ['java'] }));
  await house.done(changeAccountVerb, 'lead', change({ arr: 120_000 }));
  expect(await written(accountId)).toMatchObject({ tier: 'Enterprise', tags: ['java'], arr: 120_000 });
  expect(await house.run(changeAccountVerb, 'pm', change({ tier: 'Starter' }))).toMatchObject({
    code: 'stale',
    sentence: expect.stringContaining('plan to Enterprise'),
  });
  expect(await house.told()).toContain('account.changed');
});

test('an account is given away within the team, by those who may', async () => {
  const accountId = await house.account();
  const was = await written(accountId);
  const [other] = await house.db.select().from(users).where(eq(users.id, house.ids['other-sales']));
  const give = {
    accountId,
    was,
    becomes: { ...was, ownerId: house.ids['other-sales'], teamId: other?.teamId },
  };
  expect(await house.run(changeAccountVerb, 'sales', give)).toMatchObject({ code: 'forbidden' });
  expect(await house.run(changeAccountVerb, 'other-sales', give)).toMatchObject({ code: 'forbidden' });
  await house.done(changeAccountVerb, 'pm', give);
  expect(await written(accountId)).toMatchObject({
    ownerId: house.ids['other-sales'],
    teamId: other?.teamId,
  });
  const engineer = { ...was, ownerId: house.ids.engineer };
  expect(await house.run(changeAccountVerb, 'pm', { accountId, was, becomes: engineer })).toMatchObject({
    code: 'invalid',
  });
});

test('nothing is unlocked for an archived account; what it has stays, and it comes back', async () => {
  const accountId = await house.account();
  const { featureId } = await house.open();
  const other = await house.open();
  await house.grant(featureId, accountId);
  await house.done(archiveAccountVerb, 'sales', { accountId, reason: 'They left.' });
  expect(await house.run(archiveAccountVerb, 'sales', { accountId, reason: 'Again.' })).toMatchObject({
    code: 'conflict',
  });
  expect(await house.run(unlockFeatureVerb, 'sales', wish(other.featureId, accountId))).toMatchObject({
    code: 'denied',
    sentence: expect.stringContaining('is archived'),
  });
  const [{ living } = { living: 0 }] = await house.sql<{ living: number }[]>`
    select count(*)::int as living from grants where account_id = ${accountId} and ended_at is null`;
  expect(living).toBe(1);
  await house.done(restoreAccountVerb, 'lead', { accountId });
  await house.grant(other.featureId, accountId);
});

test('a contact whom a feature is unlocked for stays until that is changed', async () => {
  const accountId = await house.account();
  const { featureId } = await house.open();
  const of = { accountId, key: 'ops' };
  await house.done(addContactVerb, 'sales', { ...of, name: 'Operations' });
  expect(await house.run(addContactVerb, 'sales', { ...of, name: 'Others' })).toMatchObject({
    code: 'conflict',
  });
  await house.done(changeContactVerb, 'sales', { ...of, name: 'Operations', email: 'ops@acme.test' });
  await house.done(unlockFeatureVerb, 'sales', wish(featureId, accountId, { contactKeys: ['ops'] }));
  expect(await house.run(removeContactVerb, 'sales', of)).toMatchObject({
    code: 'conflict',
    sentence: expect.stringContaining('is named in Feature'),
  });
  await house.done(addContactVerb, 'sales', { accountId, key: 'other', name: 'Another' });
  await house.done(removeContactVerb, 'sales', { accountId, key: 'other' });
  const rows = await house.db.select().from(contacts).where(eq(contacts.accountId, accountId));
  expect(rows).toMatchObject([{ key: 'ops', email: 'ops@acme.test' }]);
});
