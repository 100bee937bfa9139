import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { grants } from '#db/schema/access.ts';
import { contacts } from '#db/schema/accounts.ts';
import { auditEvents } from '#db/schema/audit.ts';
import { approveRequestVerb } from '#server/commands/access/approve-request.ts';
import { requestFeatureVerb } from '#server/commands/access/request-feature.ts';
import { unlockFeatureVerb } from '#server/commands/access/unlock-feature.ts';
import { markReadyVerb } from '#server/commands/rounds/mark-ready.ts';
import { aSentence } from '#tests/support/facts.ts';
import { openTestHouse, type TestHouse, wish } from '#tests/support/test-house.ts';

const text = {
  valueType: 'string',
  variants: { v1: 'one', v2: 'two', v3: 'three' },
  onVariant: 'v2',
  offVariant: 'v1',
};
let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});

async function scene(kind: 'alpha' | 'beta') {
  const featureId = await house.feature('pm', text);
  const roundId = await house.plan(featureId, { kind });
  await house.done(markReadyVerb, 'engineer', { roundId });
  const accountId = await house.account();
  const people = ['data', 'on-call'].map((key) => ({ id: randomUUID(), accountId, key, name: key }));
  await house.db.insert(contacts).values(people);
  return { featureId, accountId };
}

const granted = async (grantId: string) => {
  const [row] = await house.db.select().from(grants).where(eq(grants.id, grantId));
  return { variant: row?.variant, contactKeys: row?.contactKeys };
};

test('an unlock gives the chosen variant to the chosen contacts', async () => {
  const { featureId, accountId } = await scene('beta');
  const chosen = wish(featureId, accountId, { variant: 'v3', contactKeys: ['on-call'] });
  const { grantId } = await house.done(unlockFeatureVerb, 'sales', chosen);
  expect(await granted(grantId)).toEqual({ variant: 'v3', contactKeys: ['on-call'] });
  const events = await house.db.select().from(auditEvents).where(eq(auditEvents.type, 'grant.created'));
  expect(events.at(-1)?.event).toMatchObject({ grantId, variant: 'v3', contacts: 1 });
});

test('left out, it is the usual variant for everyone', async () => {
  const { featureId, accountId } = await scene('beta');
  const grantId = await house.grant(featureId, accountId);
  expect(await granted(grantId)).toEqual({ variant: 'v2', contactKeys: [] });
});

test.each([{ variant: 'v9' }, { variant: 'v1' }, { contactKeys: ['data', 'boss'] }])(
  'neither unlocking nor asking takes %o',
  async (changes) => {
    const beta = await scene('beta');
    const refused = { ok: false, code: 'invalid', sentence: expect.stringMatching(aSentence) };
    const unlock = wish(beta.featureId, beta.accountId, changes);
    expect(await house.run(unlockFeatureVerb, 'sales', unlock)).toEqual(refused);
    const alpha = await scene('alpha');
    const ask = wish(alpha.featureId, alpha.accountId, changes);
    expect(await house.run(requestFeatureVerb, 'sales', ask)).toEqual(refused);
  },
);

test('a contact of another account is nobody here', async () => {
  const { featureId } = await scene('beta');
  const accountId = await house.account();
  const input = wish(featureId, accountId, { contactKeys: ['data'] });
  expect(await house.run(unlockFeatureVerb, 'sales', input)).toMatchObject({ code: 'invalid' });
});

test.each([
  [{}, { variant: 'v2', contactKeys: [] }],
  [
    { variant: 'v3', contactKeys: ['on-call', 'data'] },
    { variant: 'v3', contactKeys: ['data', 'on-call'] },
  ],
])('what was asked for is what is approved: %o', async (changes, scope) => {
  const { featureId, accountId } = await scene('alpha');
  const asked = wish(featureId, accountId, changes);
  const { requestId } = await house.done(requestFeatureVerb, 'sales', asked);
  const { grantId } = await house.done(approveRequestVerb, 'pm', { requestId, revision: 1 });
  expect(await granted(String(grantId))).toEqual(scope);
});
