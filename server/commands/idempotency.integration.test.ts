import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { revokeGrantVerb } from '#server/commands/access/revoke-grant.ts';
import { undoUnlockVerb } from '#server/commands/access/undo-unlock.ts';
import { unlockFeatureVerb } from '#server/commands/access/unlock-feature.ts';
import { openTestHouse, type TestHouse, wish } from '#tests/support/test-house.ts';

let house: TestHouse;
let featureId: string;
beforeAll(async () => {
  house = await openTestHouse();
  ({ featureId } = await house.open({ seats: 100 }));
});

describe('the same submission', () => {
  test('twice is one grant, one event and one answer', async () => {
    const input = wish(featureId, await house.account());
    const commandId = randomUUID();
    const before = await house.mark();
    const first = await house.run(unlockFeatureVerb, 'sales', input, { commandId });
    const second = await house.run(unlockFeatureVerb, 'sales', input, { commandId });
    expect(first).toMatchObject({ ok: true });
    expect(second).toEqual(first);
    expect(await house.told(before)).toEqual(['grant.created']);
  });

  test('20 times at once is one grant, one event and one answer', async () => {
    const input = wish(featureId, await house.account());
    const commandId = randomUUID();
    const before = await house.mark();
    const now = house.now;
    const all = await Promise.all(
      Array.from({ length: 20 }, () => house.run(unlockFeatureVerb, 'sales', input, { commandId, now })),
    );
    expect(new Set(all.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
    expect(all[0]).toMatchObject({ ok: true });
    expect(await house.told(before)).toEqual(['grant.created']);
  });

  test('gets its answer even when the world has moved on', async () => {
    const input = wish(featureId, await house.account());
    const commandId = randomUUID();
    const answer = await house.done(unlockFeatureVerb, 'sales', input, { commandId });
    await house.done(revokeGrantVerb, 'pm', { grantId: answer.grantId, reason: 'They left.' });
    const before = await house.mark();
    expect(await house.done(unlockFeatureVerb, 'sales', input, { commandId })).toEqual(answer);
    expect(await house.told(before)).toEqual([]);
  });

  test('written in another order and with spaces is the same', async () => {
    const accountId = await house.account();
    const commandId = randomUUID();
    const first = await house.done(unlockFeatureVerb, 'sales', wish(featureId, accountId), { commandId });
    const again = { reason: '  They asked on the call. ', days: 30, accountId, featureId };
    expect(await house.done(unlockFeatureVerb, 'sales', again, { commandId })).toEqual(first);
  });

  test('with another input is a conflict', async () => {
    const accountId = await house.account();
    const commandId = randomUUID();
    await house.done(unlockFeatureVerb, 'sales', wish(featureId, accountId), { commandId });
    const before = await house.mark();
    for (const changes of [
      { days: 29 },
      { reason: 'Another.' },
      { accountId: await house.account('other-sales') },
    ])
      expect(
        await house.run(unlockFeatureVerb, 'sales', wish(featureId, accountId, changes), { commandId }),
      ).toMatchObject({ code: 'conflict' });
    expect((await house.told(before)).filter((type) => type !== 'account.created')).toEqual([]);
  });

  test('of another verb is a conflict', async () => {
    const commandId = randomUUID();
    const input = wish(featureId, await house.account());
    const { grantId } = await house.done(unlockFeatureVerb, 'sales', input, { commandId });
    expect(await house.run(undoUnlockVerb, 'sales', { grantId }, { commandId })).toMatchObject({
      code: 'conflict',
    });
  });

  test('of another person is their own', async () => {
    const commandId = randomUUID();
    const mine = wish(featureId, await house.account('sales'));
    const theirs = wish(featureId, await house.account('other-sales'));
    const first = await house.done(unlockFeatureVerb, 'sales', mine, { commandId });
    const second = await house.done(unlockFeatureVerb, 'other-sales', theirs, { commandId });
    expect(second.grantId).not.toBe(first.grantId);
  });

  test('that was refused may be tried again', async () => {
    const { featureId: full } = await house.open({ seats: 1 });
    const [one, other] = [await house.account(), await house.account()];
    const grantId = await house.grant(full, one);
    const commandId = randomUUID();
    const records = await house.count('command_records');
    expect(await house.run(unlockFeatureVerb, 'sales', wish(full, other), { commandId })).toMatchObject({
      code: 'no_seat',
    });
    expect(await house.count('command_records')).toBe(records);
    await house.done(undoUnlockVerb, 'sales', { grantId });
    expect(await house.run(unlockFeatureVerb, 'sales', wish(full, other), { commandId })).toMatchObject({
      ok: true,
    });
  });
});

test('two submissions for one account at once are one grant', async () => {
  const input = wish(featureId, await house.account());
  const now = house.now;
  const outcomes = await Promise.all(
    Array.from({ length: 10 }, () => house.run(unlockFeatureVerb, 'sales', input, { now })),
  );
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
  const codes = outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.code]));
  expect(new Set(codes)).toEqual(new Set(['denied']));
});
