import { randomUUID } from 'node:crypto';
import { asc } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { asks } from '#db/schema/working.ts';
import { askExtensionVerb } from '#server/commands/access/ask-extension.ts';
import { extendGrantVerb } from '#server/commands/access/extend-grant.ts';
import { requestFeatureVerb } from '#server/commands/access/request-feature.ts';
import { unlockFeatureVerb } from '#server/commands/access/unlock-feature.ts';
import { killFeatureVerb } from '#server/commands/features/kill-feature.ts';
import { openTestHouse, type TestHouse, wish } from '#tests/support/test-house.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(async () => {
  await house.sql`delete from asks`;
});

const kept = () => house.db.select().from(asks).orderBy(asc(asks.at));
const refusing = [{ text: 'Closed shop.', when: [], outcome: { kind: 'deny', reason: 'Closed shop.' } }];

describe('every ask is kept with what the policy looked at', () => {
  test('an unlock and a request, together with what they did', async () => {
    const { featureId } = await house.open();
    const [own, foreign] = [await house.account(), await house.account('other-sales')];
    await house.done(unlockFeatureVerb, 'sales', wish(featureId, own));
    await house.done(requestFeatureVerb, 'sales', wish(featureId, foreign));
    expect(await kept()).toMatchObject([
      {
        askedBy: house.ids.sales,
        featureId,
        accountId: own,
        outcome: 'allow',
        byRound: false,
        policyVersion: 1,
      },
      {
        accountId: foreign,
        outcome: 'needsApproval',
        facts: { 'actor.liveGrants': 1, 'round.seatsLeft': 2 },
      },
    ]);
  });

  test('what was refused, after everything else was rolled back', async () => {
    const { featureId } = await house.open({ seats: 1 });
    const { featureId: shut } = await house.open({ rules: refusing });
    const accountId = await house.account();
    await house.grant(featureId, await house.account());
    const foreign = await house.account('other-sales');
    expect(await house.run(unlockFeatureVerb, 'sales', wish(featureId, accountId))).toMatchObject({
      code: 'no_seat',
    });
    expect(await house.run(unlockFeatureVerb, 'sales', wish(shut, accountId))).toMatchObject({
      code: 'denied',
    });
    expect(await house.run(requestFeatureVerb, 'sales', wish(shut, foreign))).toMatchObject({
      code: 'denied',
    });
    expect((await kept()).map(({ outcome, byRound }) => [outcome, byRound])).toEqual([
      ['allow', false],
      ['waitlist', false],
      ['deny', true],
      ['deny', true],
    ]);
  });

  test('once for a submission that comes again, done or refused', async () => {
    const { featureId } = await house.open();
    const [own, foreign] = [await house.account(), await house.account('other-sales')];
    const [done, refused] = [randomUUID(), randomUUID()];
    for (let again = 0; again < 2; again++) {
      await house.run(unlockFeatureVerb, 'sales', wish(featureId, own), { commandId: done });
      await house.run(unlockFeatureVerb, 'sales', wish(featureId, foreign), { commandId: refused });
      await house.run(unlockFeatureVerb, 'lead', wish(featureId, foreign), { commandId: refused });
    }
    expect((await kept()).map(({ outcome }) => outcome)).toEqual(['allow', 'needsApproval', 'needsApproval']);
  });

  test('but not what never came to the rules, nor what was asked by mistake', async () => {
    const { featureId } = await house.open({ maxDays: 10 });
    const { featureId: killed } = await house.open();
    const kill = { featureId: killed, environmentKey: 'production', reason: 'It leaks.' };
    await house.done(killFeatureVerb, 'engineer', kill);
    const own = await house.account();
    expect(await house.run(unlockFeatureVerb, 'sales', wish(killed, own))).toMatchObject({ code: 'denied' });
    expect(await house.run(unlockFeatureVerb, 'sales', wish(featureId, own))).toMatchObject({
      code: 'denied',
    });
    expect(await house.run(unlockFeatureVerb, 'viewer', wish(featureId, own))).toMatchObject({
      code: 'forbidden',
    });
    const short = wish(featureId, own, { days: 5 });
    expect(await house.run(requestFeatureVerb, 'sales', short)).toMatchObject({ code: 'conflict' });
    expect(await kept()).toEqual([]);
  });

  test('more time is an ask of the policy too, judged as if the grant were not there', async () => {
    const { featureId } = await house.open({ maxDays: 60 });
    const [own, foreign] = [await house.account(), await house.account('other-sales')];
    const grantId = await house.grant(featureId, own);
    await house.done(extendGrantVerb, 'sales', { grantId, days: 40, reason: 'They need longer.' });
    await house.done(extendGrantVerb, 'pm', { grantId, days: 50, reason: 'They need longer.' });
    const others = await house.grant(featureId, foreign, 'other-sales');
    await house.done(askExtensionVerb, 'sales', { grantId: others, days: 45, reason: 'They need longer.' });
    expect((await kept()).map(({ outcome, facts }) => [outcome, facts['request.days']])).toEqual([
      ['allow', 30],
      ['allow', 40],
      ['allow', 30],
      ['needsApproval', 45],
    ]);
  });

  test('and a refusal is told even if nothing can be kept of it', async () => {
    const { featureId } = await house.open({ rules: refusing });
    await house.sql`alter table asks rename to asks_elsewhere`;
    const refused = await house.run(unlockFeatureVerb, 'sales', wish(featureId, await house.account()));
    await house.sql`alter table asks_elsewhere rename to asks`;
    expect(refused).toMatchObject({ ok: false, code: 'denied', sentence: 'Closed shop.' });
  });
});
