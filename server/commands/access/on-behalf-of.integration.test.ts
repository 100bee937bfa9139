import { beforeAll, expect, test } from 'vitest';
import { changeRequestVerb } from '#server/commands/access/change-request.ts';
import { requestFeatureVerb } from '#server/commands/access/request-feature.ts';
import { revokeGrantVerb } from '#server/commands/access/revoke-grant.ts';
import { takePlaceVerb } from '#server/commands/waitlist/take-place.ts';
import { openTestHouse, type TestHouse, wish } from '#tests/support/test-house.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});

test('nobody asks on behalf of whoever can unlock it themselves', async () => {
  const { featureId } = await house.open();
  const accountId = await house.account('sales');
  const asked = wish(featureId, accountId, { onBehalfOf: house.ids.sales });
  expect(await house.run(requestFeatureVerb, 'other-sales', asked)).toMatchObject({
    code: 'conflict',
    sentence: expect.stringMatching(/^No need to ask: The sales can unlock /),
  });
});

test('nobody asks on behalf of who may not ask for that account', async () => {
  const { featureId } = await house.open({ kind: 'alpha' });
  const [customer, internal] = [await house.account(), await house.account('sales', { type: 'internal' })];
  const asked = (accountId: string, name: 'engineer' | 'viewer') =>
    house.run(requestFeatureVerb, 'sales', wish(featureId, accountId, { onBehalfOf: house.ids[name] }));
  for (const refused of [await asked(customer, 'engineer'), await asked(internal, 'viewer')])
    expect(refused).toMatchObject({
      code: 'forbidden',
      sentence: expect.stringMatching(/^The (engineer|viewer) may not ask for anything for Account \d+,/),
    });
  expect(await asked(internal, 'engineer')).toMatchObject({ ok: true });
});

test('a place that was asked for on behalf of the owner is taken by the owner, not by whoever asked', async () => {
  const { featureId } = await house.open({ seats: 1 });
  const held = await house.grant(featureId, await house.account());
  const accountId = await house.account('sales');
  const asked = wish(featureId, accountId, { onBehalfOf: house.ids.sales });
  const { requestId } = await house.done(requestFeatureVerb, 'other-sales', asked);
  await house.done(revokeGrantVerb, 'pm', { grantId: held, reason: 'They are done.' });
  await house.done(changeRequestVerb, 'other-sales', { requestId, revision: 1, days: 20 });
  expect(await house.run(takePlaceVerb, 'other-sales', { requestId })).toMatchObject({ code: 'forbidden' });
  expect(await house.run(takePlaceVerb, 'sales', { requestId })).toMatchObject({ ok: true });
});
