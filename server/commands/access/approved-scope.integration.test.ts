import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { grants } from '#db/schema/access.ts';
import { contacts } from '#db/schema/accounts.ts';
import { approveRequestVerb } from '#server/commands/access/approve-request.ts';
import { breakGlassVerb } from '#server/commands/access/break-glass.ts';
import { changeGrantScopeVerb } from '#server/commands/access/change-grant-scope.ts';
import { requestFeatureVerb } from '#server/commands/access/request-feature.ts';
import { aSentence } from '#tests/support/facts.ts';
import { openTestHouse, type TestHouse, wish } from '#tests/support/test-house.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});

async function scene() {
  const { featureId } = await house.open({ kind: 'alpha' });
  const accountId = await house.account();
  const people = ['data', 'on-call'].map((key) => ({ id: randomUUID(), accountId, key, name: key }));
  await house.db.insert(contacts).values(people);
  return { featureId, accountId };
}
const contactsOf = async (grantId: string) => {
  const [row] = await house.db.select().from(grants).where(eq(grants.id, grantId));
  return row?.contactKeys;
};
const refused = { code: 'needs_approval', sentence: expect.stringMatching(aSentence) };

test('what was approved for some is not widened by a seller, but by who may extend; narrowing is free', async () => {
  const { featureId, accountId } = await scene();
  const both = wish(featureId, accountId, { contactKeys: ['data', 'on-call'] });
  const { requestId } = await house.done(requestFeatureVerb, 'sales', both);
  const answer = await house.done(approveRequestVerb, 'pm', { requestId, revision: 1 });
  const grantId = String(answer.grantId);
  const before = await house.mark();
  for (const by of ['sales', 'lead'] as const)
    expect(await house.run(changeGrantScopeVerb, by, { grantId, contactKeys: [] })).toMatchObject(refused);
  expect(await house.told(before)).toEqual([]);
  await house.done(changeGrantScopeVerb, 'sales', { grantId, contactKeys: ['data'] });
  expect(await contactsOf(grantId)).toEqual(['data']);
  await house.done(changeGrantScopeVerb, 'admin', { grantId, contactKeys: [] });
  expect(await contactsOf(grantId)).toEqual([]);
});

test('a break-glass is not widened by whoever broke it', async () => {
  const { featureId, accountId } = await scene();
  const urgent = wish(featureId, accountId, { days: 3, contactKeys: ['data'] });
  const { grantId } = await house.done(breakGlassVerb, 'pm', urgent);
  for (const by of ['pm', 'admin'] as const)
    expect(await house.run(changeGrantScopeVerb, by, { grantId, contactKeys: [] })).toMatchObject(refused);
  expect(await contactsOf(grantId)).toEqual(['data']);
});
