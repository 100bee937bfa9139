import { beforeAll, describe, expect, test } from 'vitest';
import { cancelRequestVerb } from '#server/commands/access/cancel-request.ts';
import { requestFeatureVerb } from '#server/commands/access/request-feature.ts';
import { revokeGrantVerb } from '#server/commands/access/revoke-grant.ts';
import { undoUnlockVerb } from '#server/commands/access/undo-unlock.ts';
import { unlockFeatureVerb } from '#server/commands/access/unlock-feature.ts';
import { declareGaVerb } from '#server/commands/features/declare-ga.ts';
import { killFeatureVerb } from '#server/commands/features/kill-feature.ts';
import { liftKillVerb } from '#server/commands/features/lift-kill.ts';
import { retireFeatureVerb } from '#server/commands/features/retire-feature.ts';
import { closeRoundVerb } from '#server/commands/rounds/close-round.ts';
import { openRoundVerb } from '#server/commands/rounds/open-round.ts';
import { pauseRoundVerb } from '#server/commands/rounds/pause-round.ts';
import { aSentence } from '#tests/support/facts.ts';
import { fatesOf } from '#tests/support/fates.ts';
import { openTestHouse, type TestHouse, wish } from '#tests/support/test-house.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});

/** A beta round with two grants, and a request of somebody who does not own the account. */
async function lively() {
  const { featureId, roundId } = await house.open({ seats: 5 });
  const [one, other, asking] = [await house.account(), await house.account(), await house.account()];
  const grants = [await house.grant(featureId, one), await house.grant(featureId, other)];
  const { requestId } = await house.done(requestFeatureVerb, 'other-sales', wish(featureId, asking));
  return { featureId, roundId, grants, requestId, one, mark: await house.mark() };
}

async function ends(featureId: string) {
  const grants = await house.sql`
    select ended_as, end_reason from grants where feature_id = ${featureId} order by created_at`;
  const requests = await house.sql`select status from requests where feature_id = ${featureId}`;
  const rounds =
    await house.sql`select status, closed_at is not null as told from rounds where feature_id = ${featureId}`;
  const servings = await house.sql`
    select serving, killed_from from feature_environments where feature_id = ${featureId} order by environment_key`;
  return {
    grants: grants.map((grant) => grant.ended_as),
    requests: requests.map((request) => request.status),
    rounds: rounds.map((round) => round.status),
    serving: servings.map((row) => row.serving),
    killedFrom: servings.map((row) => row.killed_from),
  };
}

describe('one event each', () => {
  test('a grant that is revoked ends once', async () => {
    const { grants, mark, featureId } = await lively();
    const input = { grantId: grants[0], reason: 'They left.' };
    await house.done(revokeGrantVerb, 'sales', input);
    expect(await house.run(revokeGrantVerb, 'sales', input)).toMatchObject({
      code: 'conflict',
      sentence: expect.stringMatching(/^Account \d+ does not have Feature \d+ any more\.$/),
    });
    expect(await house.told(mark)).toEqual(['grant.revoked']);
    expect((await ends(featureId)).grants).toEqual(['revoked', null]);
  });

  test('a grant that has run out is not ended again', async () => {
    const { grants } = await lively();
    const now = new Date(house.now.getTime() + 31 * 86_400_000);
    const grantId = grants[0];
    const gone = { code: 'conflict', sentence: expect.stringMatching(aSentence) };
    expect(await house.run(revokeGrantVerb, 'pm', { grantId, reason: 'Late.' }, { now })).toMatchObject(gone);
    expect(await house.run(undoUnlockVerb, 'pm', { grantId }, { now })).toMatchObject(gone);
  });

  test('undo is for 15 minutes, to the millisecond', async () => {
    const { grants } = await lively();
    const [row] = await house.sql<
      { at: string }[]
    >`select created_at as at from grants where id = ${grants[1] ?? ''}`;
    const later = (ms: number) => ({ now: new Date(new Date(row?.at ?? 0).getTime() + ms) });
    expect(await house.run(undoUnlockVerb, 'sales', { grantId: grants[1] }, later(900_001))).toMatchObject({
      code: 'conflict',
      sentence: expect.stringMatching(aSentence),
    });
    expect(await house.run(undoUnlockVerb, 'sales', { grantId: grants[1] }, later(900_000))).toMatchObject({
      ok: true,
    });
  });

  test('a kill refuses unlocks and leaves grants; lifting gives back what was', async () => {
    const { featureId, mark } = await lively();
    const input = { featureId, environmentKey: 'production', reason: 'It leaks.' };
    expect(await house.done(killFeatureVerb, 'engineer', input)).toEqual({ affected: 2 });
    expect(await house.run(killFeatureVerb, 'engineer', input)).toMatchObject({ code: 'conflict' });
    expect(await house.run(unlockFeatureVerb, 'sales', wish(featureId, await house.account()))).toMatchObject(
      {
        code: 'denied',
        sentence: expect.stringMatching(/is switched off at the moment\.$/),
      },
    );
    expect(await house.run(declareGaVerb, 'pm', { featureId })).toMatchObject({ code: 'conflict' });
    expect(await ends(featureId)).toMatchObject({
      grants: [null, null],
      serving: ['nobody', 'granted'],
      killedFrom: ['granted', null],
    });
    await house.done(liftKillVerb, 'pm', { ...input, reason: 'Mended.' });
    expect(await house.run(liftKillVerb, 'pm', { ...input, reason: 'Mended.' })).toMatchObject({
      code: 'conflict',
    });
    expect(await ends(featureId)).toMatchObject({
      serving: ['granted', 'granted'],
      killedFrom: [null, null],
    });
    const told = (await house.told(mark)).filter((type) => type.startsWith('feature'));
    expect(told).toEqual(['feature.killed', 'feature.kill_lifted']);
  });

  test('a kill in staging does not refuse unlocks', async () => {
    const { featureId } = await lively();
    const input = { featureId, environmentKey: 'staging', reason: 'It leaks.' };
    await house.done(killFeatureVerb, 'engineer', input);
    await house.grant(featureId, await house.account());
    expect(await house.run(killFeatureVerb, 'engineer', { ...input, environmentKey: 'moon' })).toMatchObject({
      code: 'not_found',
    });
  });
});

describe('closing a round', () => {
  test('ends its grants and withdraws its requests', async () => {
    const { featureId, roundId, mark } = await lively();
    const fates = await fatesOf(house, roundId);
    expect(await house.done(closeRoundVerb, 'pm', { roundId, fates })).toEqual({
      ended: 2,
      carried: 0,
      interests: 1,
      opened: false,
    });
    expect(await house.told(mark)).toEqual([
      'round.closed',
      ...['grant.revoked', 'grant.revoked'],
      'request.cancelled',
      'interest.recorded',
    ]);
    expect(await ends(featureId)).toMatchObject({
      grants: ['revoked', 'revoked'],
      requests: ['cancelled'],
      rounds: ['closed'],
      serving: ['granted', 'granted'],
    });
    expect(await house.run(closeRoundVerb, 'pm', { roundId })).toMatchObject({ code: 'conflict' });
  });

  test('pausing keeps them and lets nobody in', async () => {
    const { featureId, roundId, mark } = await lively();
    await house.done(pauseRoundVerb, 'engineer', { roundId, reason: 'A flaw.' });
    expect(await house.run(unlockFeatureVerb, 'sales', wish(featureId, await house.account()))).toMatchObject(
      {
        code: 'denied',
      },
    );
    await house.done(openRoundVerb, 'pm', { roundId });
    await house.grant(featureId, await house.account());
    expect((await ends(featureId)).grants).toEqual([null, null, null]);
    const told = (await house.told(mark)).filter((type) => type.startsWith('round'));
    expect(told).toEqual(['round.paused', 'round.resumed']);
  });
});

describe('the end of testing', () => {
  test('GA converts what lives, serves everyone in every environment, and closes what is open', async () => {
    const { featureId, mark, one } = await lively();
    await house.plan(featureId);
    expect(await house.done(declareGaVerb, 'pm', { featureId })).toEqual({ converted: 2 });
    const told = await house.told(mark);
    expect(told).toEqual([
      'round.planned',
      'feature.declared_ga',
      ...['round.closed', 'round.closed'],
      ...['grant.converted', 'grant.converted'],
      'request.cancelled',
    ]);
    expect(await ends(featureId)).toMatchObject({
      grants: ['converted', 'converted'],
      requests: ['cancelled'],
      rounds: ['closed', 'closed'],
      serving: ['everyone', 'everyone'],
    });
    expect(await house.run(unlockFeatureVerb, 'sales', wish(featureId, one))).toMatchObject({
      code: 'denied',
      sentence: expect.stringMatching(/everyone has it\.$/),
    });
  });

  test('retiring ends what lives, and everybody is off', async () => {
    const { featureId, mark } = await lively();
    const input = { featureId, reason: 'Nobody used it.' };
    await house.done(killFeatureVerb, 'admin', { ...input, environmentKey: 'staging' });
    expect(await house.done(retireFeatureVerb, 'pm', input)).toEqual({ ended: 2 });
    expect(await house.told(mark)).toEqual([
      ...['feature.killed', 'feature.retired', 'round.closed'],
      ...['grant.revoked', 'grant.revoked'],
      'request.cancelled',
    ]);
    expect(await ends(featureId)).toMatchObject({
      grants: ['revoked', 'revoked'],
      serving: ['nobody', 'nobody'],
      killedFrom: [null, null],
    });
    expect(await house.run(liftKillVerb, 'admin', { ...input, environmentKey: 'staging' })).toMatchObject({
      code: 'conflict',
    });
    expect(await house.run(retireFeatureVerb, 'pm', input)).toMatchObject({ code: 'conflict' });
  });
});

test('a request is withdrawn once, by whoever asked', async () => {
  const { requestId, mark } = await lively();
  expect(await house.run(cancelRequestVerb, 'leaver', { requestId })).toMatchObject({ code: 'forbidden' });
  await house.done(cancelRequestVerb, 'other-sales', { requestId });
  expect(await house.run(cancelRequestVerb, 'other-sales', { requestId })).toMatchObject({
    code: 'conflict',
  });
  expect(await house.told(mark)).toEqual(['request.cancelled']);
});

test('a grant ends once, also for whoever waited for it with an older clock', async () => {
  const { grants, roundId, mark } = await lively();
  const [first, second] = grants;
  const before = house.now;
  const later = new Date(before.getTime() + 5_000);
  await house.done(revokeGrantVerb, 'pm', { grantId: first, reason: 'The trial is over.' }, { now: later });
  expect(
    await house.run(undoUnlockVerb, 'sales', { grantId: first }, { now: new Date(before.getTime() + 1) }),
  ).toMatchObject({ ok: false, code: 'conflict' });
  expect(
    await house.done(
      closeRoundVerb,
      'pm',
      { roundId, fates: [{ grantId: second, fate: 'end' }] },
      { now: new Date(before.getTime() + 2) },
    ),
  ).toMatchObject({ ended: 1 });
  const told = await house.sql`
    select event ->> 'grantId' as grant_id from audit_events where seq > ${mark} and type = 'grant.revoked' order by seq`;
  expect(told.map((row) => row.grant_id)).toEqual([first, second]);
});
