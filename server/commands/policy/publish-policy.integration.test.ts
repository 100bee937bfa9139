import { eq, gt } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { policyVersions, requests } from '#db/schema/access.ts';
import { auditEvents } from '#db/schema/audit.ts';
import { defaultRules, type Rule } from '#domain/policy.ts';
import { approveRequestVerb } from '#server/commands/access/approve-request.ts';
import { cancelRequestVerb } from '#server/commands/access/cancel-request.ts';
import { requestFeatureVerb } from '#server/commands/access/request-feature.ts';
import { unlockFeatureVerb } from '#server/commands/access/unlock-feature.ts';
import { takePlaceVerb } from '#server/commands/waitlist/take-place.ts';
import { requestPage } from '#server/queries/request-page.ts';
import { aSentence } from '#tests/support/facts.ts';
import { type Name, openTestHouse, type TestHouse, wish } from '#tests/support/test-house.ts';
import { publishPolicyVerb } from './publish-policy.ts';

let house: TestHouse;
let basedOn: number;
beforeAll(async () => {
  house = await openTestHouse();
});
/** Each test begins with the default policy, and with nothing that waits or lives. */
beforeEach(async () => {
  await house.sql`update requests set status = 'cancelled' where status in ('pending', 'waitlisted', 'offered')`;
  await house.sql`update grants set ended_at = greatest(starts_at, ${house.now.toISOString()}::timestamptz), ended_as = 'revoked' where ended_at is null`;
  const [last] = await house.sql<
    { version: number }[]
  >`select max(version)::int as version from policy_versions`;
  basedOn = (last?.version ?? 0) + 1;
  const row = { version: basedOn, rules: [...defaultRules], reason: 'As it was.', publishedAt: house.now };
  await house.db.insert(policyVersions).values(row);
});

const publish = async (...rules: Rule[]) => {
  const input = { basedOn, rules, reason: 'It takes too long.' };
  const answer = await house.done(publishPolicyVerb, 'pm', input);
  basedOn = answer.version;
  return answer;
};
const ask = async (featureId: string, by: Name = 'sales') => {
  const accountId = await house.account('other-sales');
  const { requestId } = await house.done(requestFeatureVerb, by, wish(featureId, accountId));
  return { requestId, accountId };
};
const read = async (requestId: string) => {
  const [row] = await house.db.select().from(requests).where(eq(requests.id, requestId));
  return row;
};
const allow: Rule = { text: 'At once.', when: [], outcome: { kind: 'allow' } };
const deny: Rule = { text: 'Never.', when: [], outcome: { kind: 'deny', reason: 'Not this year.' } };
const askLead: Rule = {
  text: 'Ask a lead.',
  when: [],
  outcome: { kind: 'needsApproval', steps: [{ group: 'lead', quorum: 1 }] },
};

describe('publishing a policy', () => {
  test('adds a version, and says who, why and what changed', async () => {
    const before = await house.mark();
    await publish(...defaultRules.slice(0, 2), askLead);
    const [row] = await house.db.select().from(policyVersions).where(eq(policyVersions.version, basedOn));
    expect(row).toMatchObject({ reason: 'It takes too long.', publishedBy: house.ids.pm });
    expect(row?.rules).toHaveLength(3);
    expect(await house.told(before)).toEqual(['policy.published']);
    const [told] = await house.db.select().from(auditEvents).where(gt(auditEvents.seq, before));
    expect(told?.event).toMatchObject({
      version: basedOn,
      rules: 3,
      added: 0,
      removed: 0,
      changed: 1,
      moved: 0,
    });
    await house.expectChain();
  });

  test.each([
    ['stale', 'pm', { basedOn: 0 }],
    ['conflict', 'pm', { rules: defaultRules }],
    ['invalid', 'pm', { rules: [] }],
    ['invalid', 'pm', { reason: ' ' }],
    ['forbidden', 'admin', {}],
    ['forbidden', 'lead', {}],
  ] as const)('is refused: %s', async (code, by, changes) => {
    const input = { basedOn, rules: [allow], reason: 'Why not.', ...changes };
    const refused = await house.run(publishPolicyVerb, by, input);
    expect(refused).toMatchObject({ ok: false, code, sentence: expect.stringMatching(aSentence) });
    expect(await house.count('policy_versions')).toBe(basedOn);
  });

  test('of two at the same time the later one is stale', async () => {
    const both = [allow, deny].map((rule) =>
      house.run(publishPolicyVerb, 'pm', { basedOn, rules: [rule], reason: 'Now.' }),
    );
    const outcomes = (await Promise.all(both)).map((one) => (one.ok ? 'done' : one.code));
    expect(outcomes.toSorted()).toEqual(['done', 'stale']);
    expect(await house.count('policy_versions')).toBe(basedOn + 1);
  });
});

describe('requests that wait are judged again', () => {
  test('other approvers are asked, and approvals of before count no more', async () => {
    const { featureId } = await house.open();
    const { requestId } = await ask(featureId);
    const before = await house.mark();
    expect(await publish(askLead)).toMatchObject({ rejudged: 1 });
    expect(await house.told(before)).toEqual(['policy.published', 'request.rejudged']);
    expect(await read(requestId)).toMatchObject({
      status: 'pending',
      revision: 2,
      steps: [{ group: 'lead', quorum: 1 }],
      ruleText: 'Ask a lead.',
      policyVersion: basedOn,
    });
    const stale = await house.run(approveRequestVerb, 'pm', { requestId, revision: 1 });
    expect(stale).toMatchObject({ ok: false });
    await house.expectChain();
  });

  test('who needs nobody any more stands in line, and takes the free place with one tap', async () => {
    const { featureId } = await house.open();
    const { requestId } = await ask(featureId);
    await publish(allow);
    expect(await read(requestId)).toMatchObject({ status: 'waitlisted', steps: [], revision: 2 });
    await house.done(takePlaceVerb, 'sales', { requestId });
    expect(await read(requestId)).toMatchObject({ status: 'approved' });
  });

  test('who needs nobody any more and finds it full waits for a place', async () => {
    const { featureId } = await house.open({ seats: 1 });
    const { requestId } = await ask(featureId);
    await house.grant(featureId, await house.account());
    await publish(allow);
    expect(await read(requestId)).toMatchObject({ status: 'waitlisted', steps: [] });
    expect((await read(requestId))?.waitsSince).toEqual(house.now);
  });

  test('what is refused now is rejected', async () => {
    const { featureId } = await house.open();
    const { requestId } = await ask(featureId);
    await publish(deny);
    expect(await read(requestId)).toMatchObject({ status: 'rejected', decidedAt: house.now });
    const by = { id: house.ids.sales, name: 'The sales', roles: ['sales'], teamId: null } as const;
    expect(await requestPage(house.db, requestId, by, house.now)).toMatchObject({
      refusedBecause: 'Not this year.',
    });
  });

  test('the same answer, and what is decided already, stays', async () => {
    const { featureId } = await house.open();
    const [waiting, withdrawn] = [await ask(featureId), await ask(featureId)];
    await house.done(cancelRequestVerb, 'sales', { requestId: withdrawn.requestId });
    const kept = [await read(waiting.requestId), await read(withdrawn.requestId)];
    expect(await publish(...defaultRules.slice(1))).toMatchObject({ rejudged: 0 });
    expect([await read(waiting.requestId), await read(withdrawn.requestId)]).toEqual(kept);
  });

  test('by the facts of whoever it was asked for', async () => {
    const { featureId } = await house.open();
    const accountId = await house.account();
    const asked = wish(featureId, accountId, { onBehalfOf: house.ids['other-sales'] });
    const { requestId } = await house.done(requestFeatureVerb, 'lead', asked);
    const ofSales: Rule = {
      text: 'Sales asks a lead.',
      when: [{ field: 'actor.role', op: 'in', value: ['sales'] }],
      outcome: askLead.outcome,
    };
    await publish(ofSales, deny);
    expect(await read(requestId)).toMatchObject({ status: 'pending', ruleText: 'Sales asks a lead.' });
  });
});

describe('budgets and reserves are conditions', () => {
  const own = { field: 'actor.ownsAccount', op: 'is', value: true } as const;

  test('sales with at most 3 living unlocks may unlock; else a lead is asked', async () => {
    await publish(
      {
        text: 'Up to a budget.',
        when: [
          { field: 'actor.role', op: 'in', value: ['sales'] },
          own,
          { field: 'actor.liveGrants', op: 'atMost', value: 3 },
        ],
        outcome: { kind: 'allow' },
      },
      askLead,
    );
    const { featureId } = await house.open({ seats: 9 });
    const unlock = async (by: Name) =>
      house.run(unlockFeatureVerb, by, wish(featureId, await house.account(by)));
    for (let held = 0; held < 4; held++) expect(await unlock('sales')).toMatchObject({ ok: true });
    expect(await unlock('sales')).toMatchObject({ code: 'needs_approval', sentence: 'Ask a lead.' });
    expect(await unlock('other-sales')).toMatchObject({ ok: true });
  });

  test('what somebody got on request counts against the budget of whoever it was asked for', async () => {
    await publish(
      {
        text: 'Up to a budget.',
        when: [own, { field: 'actor.liveGrants', op: 'atMost', value: 0 }],
        outcome: { kind: 'allow' },
      },
      askLead,
    );
    const { featureId } = await house.open({ seats: 9 });
    const { requestId } = await ask(featureId);
    await house.done(approveRequestVerb, 'other-lead', { requestId, revision: 1 });
    const accountId = await house.account();
    expect(await house.run(unlockFeatureVerb, 'sales', wish(featureId, accountId))).toMatchObject({
      code: 'needs_approval',
    });
  });

  test('when at most one place is left, the product manager is asked', async () => {
    await publish(
      {
        text: 'The last place is the product manager’s.',
        when: [{ field: 'round.seatsLeft', op: 'atMost', value: 1 }],
        outcome: { kind: 'needsApproval', steps: [{ group: 'feature_pm', quorum: 1 }] },
      },
      ...defaultRules,
    );
    const { featureId } = await house.open({ seats: 2 });
    await house.done(unlockFeatureVerb, 'sales', wish(featureId, await house.account()));
    const last = wish(featureId, await house.account());
    expect(await house.run(unlockFeatureVerb, 'sales', last)).toMatchObject({ code: 'needs_approval' });
    const { requestId } = await house.done(requestFeatureVerb, 'sales', last);
    const yes = await house.done(approveRequestVerb, 'pm', { requestId, revision: 1 });
    expect(yes).toMatchObject({ granted: true });
  });
});
