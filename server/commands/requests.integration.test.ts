import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { exclusions, requests } from '#db/schema/access.ts';
import { approveRequestVerb } from '#server/commands/access/approve-request.ts';
import { cancelRequestVerb } from '#server/commands/access/cancel-request.ts';
import { rejectRequestVerb } from '#server/commands/access/reject-request.ts';
import { requestFeatureVerb } from '#server/commands/access/request-feature.ts';
import { undoUnlockVerb } from '#server/commands/access/undo-unlock.ts';
import { killFeatureVerb } from '#server/commands/features/kill-feature.ts';
import { takePlaceVerb } from '#server/commands/waitlist/take-place.ts';
import { aSentence } from '#tests/support/facts.ts';
import { type Name, openTestHouse, type TestHouse, wish } from '#tests/support/test-house.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});

const ask = async (featureId: string, by: Name = 'other-sales', changes: object = {}) => {
  const accountId = await house.account();
  const { requestId } = await house.done(requestFeatureVerb, by, wish(featureId, accountId, changes));
  return { requestId, accountId };
};
const approve = (by: Name, requestId: string, revision = 1) =>
  house.run(approveRequestVerb, by, { requestId, revision });
const status = async (requestId: string) => {
  const [row] = await house.db.select().from(requests).where(eq(requests.id, requestId));
  return row?.status;
};
const steps = (...groups: readonly (readonly [string, number])[]) => [
  {
    text: 'This round asks several people.',
    when: [],
    outcome: { kind: 'needsApproval', steps: groups.map(([group, quorum]) => ({ group, quorum })) },
  },
];

describe('what changed meanwhile counts', () => {
  test('a round that filled lets the yes count, and the request waits for a place', async () => {
    const { featureId } = await house.open({ seats: 1 });
    const { requestId } = await ask(featureId);
    const grantId = await house.grant(featureId, await house.account());
    const before = await house.mark();
    expect(await approve('pm', requestId)).toMatchObject({
      ok: true,
      answer: { granted: false, grantId: null, waitlisted: true },
    });
    expect(await status(requestId)).toBe('waitlisted');
    expect(await house.told(before)).toEqual(['request.step_approved', 'request.waitlisted']);
    expect(await approve('pm', requestId)).toMatchObject({ code: 'conflict' });
    await house.done(undoUnlockVerb, 'sales', { grantId });
    const { grantId: taken } = await house.done(takePlaceVerb, 'other-sales', { requestId });
    expect(taken).toEqual(expect.any(String));
    expect(await status(requestId)).toBe('approved');
  });

  test('so does that whoever asked left: nobody approves it, and the owner withdraws it and asks again', async () => {
    const { featureId } = await house.open();
    const { requestId, accountId } = await ask(featureId, 'leaver');
    await house.sql`update users set active = false where id = ${house.ids.leaver}`;
    expect(await approve('pm', requestId)).toMatchObject({
      code: 'conflict',
      sentence: 'The leaver is not here any more. The owner of the account can ask again.',
    });
    await house.done(cancelRequestVerb, 'sales', { requestId });
    expect(await status(requestId)).toBe('cancelled');
    await house.grant(featureId, accountId);
  });

  test('so does a kill switch, an exclusion, and a grant made meanwhile', async () => {
    const { featureId } = await house.open({ seats: 9 });
    const [killed, excluded, unlocked] = [await ask(featureId), await ask(featureId), await ask(featureId)];
    await house.grant(featureId, unlocked.accountId);
    const createdBy = house.ids.pm;
    const exclusion = { id: randomUUID(), featureId, accountId: excluded.accountId, createdBy };
    await house.db.insert(exclusions).values({ ...exclusion, reason: 'Contract', createdAt: house.now });
    expect(await approve('pm', unlocked.requestId)).toMatchObject({ code: 'conflict' });
    expect(await approve('pm', excluded.requestId)).toMatchObject({
      code: 'denied',
      sentence: expect.stringMatching(/must not get Feature \d+: Contract\.$/),
    });
    await house.done(killFeatureVerb, 'engineer', {
      featureId,
      environmentKey: 'production',
      reason: 'It leaks.',
    });
    expect(await approve('pm', killed.requestId)).toMatchObject({
      code: 'denied',
      sentence: expect.stringMatching(aSentence),
    });
    expect(await status(killed.requestId)).toBe('pending');
  });
});

describe('who approves', () => {
  test('each step in its order, each by its own people', async () => {
    const { featureId } = await house.open({
      rules: steps(['lead', 2], ['engineering', 1], ['feature_pm', 1]),
    });
    const { requestId } = await ask(featureId);
    const before = await house.mark();
    expect(await approve('pm', requestId)).toMatchObject({ code: 'forbidden' });
    expect(await approve('other-lead', requestId)).toMatchObject({ code: 'forbidden' });
    expect(await approve('lead', requestId)).toMatchObject({ answer: { granted: false } });
    expect(await approve('lead', requestId)).toMatchObject({ code: 'conflict' });
    expect(await approve('engineer', requestId)).toMatchObject({ code: 'forbidden' });
    expect(await approve('second-lead', requestId)).toMatchObject({ answer: { granted: false } });
    expect(await approve('engineer', requestId)).toMatchObject({ answer: { granted: false } });
    expect(await approve('pm', requestId)).toMatchObject({ answer: { granted: true } });
    expect(await house.told(before)).toEqual([
      ...['request.step_approved', 'request.step_approved', 'request.step_approved'],
      ...['request.approved', 'grant.created'],
    ]);
  });

  test('not whoever asked, nor whom it was asked for', async () => {
    const { featureId } = await house.open();
    const own = await ask(featureId, 'pm');
    const onBehalf = await ask(featureId, 'other-sales', { onBehalfOf: house.ids.pm });
    for (const { requestId } of [own, onBehalf])
      expect(await approve('pm', requestId)).toMatchObject({
        code: 'forbidden',
        sentence: 'Nobody decides on their own request.',
      });
  });

  test('the same approval twice at once is one grant', async () => {
    const { featureId } = await house.open();
    const { requestId } = await ask(featureId);
    const { now } = house;
    const all = await Promise.all(
      [1, 2, 3, 4].map(() => house.run(approveRequestVerb, 'pm', { requestId, revision: 1 }, { now })),
    );
    expect(all.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect(all.filter((outcome) => !outcome.ok && outcome.code === 'conflict')).toHaveLength(3);
    const [made] = await house.sql`select count(*)::int from grants where request_id = ${requestId}`;
    expect(made?.count).toBe(1);
  });

  test('a rejection ends it, and the account may be asked for again', async () => {
    const { featureId } = await house.open();
    const { requestId, accountId } = await ask(featureId);
    const input = { requestId, revision: 1, reason: 'Too early.' };
    expect(await house.run(rejectRequestVerb, 'other-pm', input)).toMatchObject({ code: 'forbidden' });
    await house.done(rejectRequestVerb, 'pm', input);
    expect(await approve('pm', requestId)).toMatchObject({ code: 'conflict' });
    expect(await house.run(requestFeatureVerb, 'other-sales', wish(featureId, accountId))).toMatchObject({
      ok: true,
    });
  });
});

test('one request waits per account, also when two ask at once', async () => {
  const { featureId } = await house.open({ kind: 'alpha' });
  const input = wish(featureId, await house.account());
  const { now } = house;
  const all = await Promise.all(
    (['sales', 'other-sales', 'lead', 'pm'] as const).map((by) =>
      house.run(requestFeatureVerb, by, input, { now }),
    ),
  );
  expect(all.filter((outcome) => outcome.ok)).toHaveLength(1);
  for (const outcome of all) if (!outcome.ok) expect(outcome.sentence).toMatch(aSentence);
});

test('what can be unlocked at once is not asked for', async () => {
  const { featureId } = await house.open();
  const input = wish(featureId, await house.account());
  expect(await house.run(requestFeatureVerb, 'sales', input)).toMatchObject({
    code: 'conflict',
    sentence: expect.stringMatching(/^No need to ask: you can unlock .*\.$/),
  });
});
