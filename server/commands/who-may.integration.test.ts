import { eq } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { users } from '#db/schema/users.ts';
import { approveRequestVerb } from '#server/commands/access/approve-request.ts';
import { requestFeatureVerb } from '#server/commands/access/request-feature.ts';
import { revokeGrantVerb } from '#server/commands/access/revoke-grant.ts';
import { undoUnlockVerb } from '#server/commands/access/undo-unlock.ts';
import { unlockFeatureVerb } from '#server/commands/access/unlock-feature.ts';
import { createAccountVerb } from '#server/commands/accounts/create-account.ts';
import { declareGaVerb } from '#server/commands/features/declare-ga.ts';
import { killFeatureVerb } from '#server/commands/features/kill-feature.ts';
import { retireFeatureVerb } from '#server/commands/features/retire-feature.ts';
import { closeRoundVerb } from '#server/commands/rounds/close-round.ts';
import { pauseRoundVerb } from '#server/commands/rounds/pause-round.ts';
import { planRoundVerb } from '#server/commands/rounds/plan-round.ts';
import { aSentence } from '#tests/support/facts.ts';
import { type Name, openTestHouse, type TestHouse, wish } from '#tests/support/test-house.ts';

const forbidden = { ok: false, code: 'forbidden', sentence: expect.stringMatching(aSentence) };
let house: TestHouse;
let featureId: string;
let roundId: string;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(async () => {
  ({ featureId, roundId } = await house.open({ seats: 20 }));
});

describe('roles are read at every command', () => {
  const leaverUnlocks = async () =>
    house.run(unlockFeatureVerb, 'leaver', wish(featureId, await house.account('leaver')));
  const change = (changes: Partial<typeof users.$inferInsert>) =>
    house.db.update(users).set(changes).where(eq(users.id, house.ids.leaver));

  test('a role that is taken away is gone with the next command, and back when it is given back', async () => {
    const account = await house.account('leaver');
    const other = await house.account('leaver');
    const unlock = (accountId: string) => house.run(unlockFeatureVerb, 'leaver', wish(featureId, accountId));
    expect(await unlock(account)).toMatchObject({ ok: true });
    await change({ roles: ['viewer'] });
    expect(await unlock(other)).toMatchObject(forbidden);
    await change({ roles: [] });
    expect(await unlock(other)).toMatchObject(forbidden);
    await change({ roles: ['sales'] });
    expect(await unlock(other)).toMatchObject({ ok: true });
  });

  test('whoever is deactivated may nothing, not even hear an old answer', async () => {
    expect(await leaverUnlocks()).toMatchObject({ ok: true });
    const account = await house.account('leaver');
    await change({ active: false });
    expect(await house.run(unlockFeatureVerb, 'leaver', wish(featureId, account))).toMatchObject(forbidden);
    await change({ active: true });
  });
});

describe('the feature of somebody else', () => {
  const reason = 'Because.';
  const beta = { kind: 'beta', seats: 1, defaultDays: 1, maxDays: 1 };

  test('is not planned, paused, closed, declared or retired by another product manager', async () => {
    const by: Name = 'other-pm';
    expect(await house.run(planRoundVerb, by, { featureId, ...beta })).toMatchObject(forbidden);
    expect(await house.run(pauseRoundVerb, by, { roundId, reason })).toMatchObject(forbidden);
    expect(await house.run(closeRoundVerb, by, { roundId })).toMatchObject(forbidden);
    expect(await house.run(declareGaVerb, by, { featureId })).toMatchObject(forbidden);
    expect(await house.run(retireFeatureVerb, by, { featureId, reason })).toMatchObject(forbidden);
  });

  test('is not approved by another product manager', async () => {
    const alpha = await house.open({ kind: 'alpha' });
    const input = wish(alpha.featureId, await house.account());
    const { requestId } = await house.done(requestFeatureVerb, 'sales', input);
    expect(await house.run(approveRequestVerb, 'other-pm', { requestId, revision: 1 })).toMatchObject(
      forbidden,
    );
  });

  test('is killed by any engineer, product manager or admin', async () => {
    for (const by of ['engineer', 'other-pm', 'admin'] as const) {
      const killed = await house.open();
      const input = { featureId: killed.featureId, environmentKey: 'production', reason };
      expect(await house.run(killFeatureVerb, by, input)).toMatchObject({ ok: true });
      for (const nobody of ['viewer', 'sales', 'lead'] as const)
        expect(
          await house.run(killFeatureVerb, nobody, { ...input, environmentKey: 'staging' }),
        ).toMatchObject(forbidden);
    }
  });

  test('is paused by any engineer, and not opened again by them', async () => {
    expect(await house.run(pauseRoundVerb, 'engineer', { roundId, reason })).toMatchObject({ ok: true });
    expect(await house.run(closeRoundVerb, 'engineer', { roundId })).toMatchObject(forbidden);
  });
});

describe("somebody else's grant", () => {
  const may: readonly (readonly [Name, boolean])[] = [
    ['sales', true],
    ['leaver', false],
    ['other-sales', false],
    ['lead', true],
    ['other-lead', false],
    ['engineer', false],
    ['viewer', false],
    ['pm', true],
    ['other-pm', true],
    ['admin', true],
  ];
  test.each(may)('is ended and undone by %s: %s', async (by, allowed) => {
    const outcome = allowed ? { ok: true } : forbidden;
    const revoked = await house.grant(featureId, await house.account());
    expect(await house.run(revokeGrantVerb, by, { grantId: revoked, reason: 'They left.' })).toMatchObject(
      outcome,
    );
    const undone = await house.grant(featureId, await house.account());
    expect(await house.run(undoUnlockVerb, by, { grantId: undone })).toMatchObject(outcome);
  });
});

describe('an account', () => {
  const account = (owner: Name, key: string) => ({
    key,
    name: key,
    ownerId: house.ids[owner],
    tier: 'Business',
    type: 'customer',
    arr: 1,
    region: 'EU',
  });
  const cases: readonly (readonly [Name, Name, object])[] = [
    ['sales', 'sales', { ok: true }],
    ['sales', 'leaver', forbidden],
    ['lead', 'sales', { ok: true }],
    ['lead', 'other-sales', forbidden],
    ['pm', 'other-sales', { ok: true }],
    ['admin', 'lead', { ok: true }],
    ['admin', 'engineer', { code: 'invalid' }],
    ['engineer', 'sales', forbidden],
    ['viewer', 'sales', forbidden],
  ];
  test.each(cases)('added by %s for %s', async (by, owner, outcome) => {
    expect(await house.run(createAccountVerb, by, account(owner, `for-${by}-${owner}`))).toMatchObject(
      outcome,
    );
  });

  test('of a customer is not unlocked by engineers and admins; an internal one asks for engineers', async () => {
    const customer = await house.account();
    const internal = await house.account('sales', { type: 'internal' });
    const unlock = (by: Name, id: string) => house.run(unlockFeatureVerb, by, wish(featureId, id));
    expect(await unlock('engineer', customer)).toMatchObject(forbidden);
    expect(await unlock('admin', internal)).toMatchObject(forbidden);
    expect(await unlock('viewer', customer)).toMatchObject(forbidden);
    expect(await unlock('engineer', internal)).toMatchObject({ code: 'needs_approval' });
    expect(await unlock('other-sales', customer)).toMatchObject({ code: 'needs_approval' });
    expect(await unlock('lead', customer)).toMatchObject({ code: 'needs_approval' });
  });
});
