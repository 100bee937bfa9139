import { beforeAll, expect, test } from 'vitest';
import { addDays } from '#domain/dates.ts';
import { approveRequestVerb } from '#server/commands/access/approve-request.ts';
import { requestFeatureVerb } from '#server/commands/access/request-feature.ts';
import { changeSettingsVerb } from '#server/commands/settings/change-settings.ts';
import { openTestHouse, type TestHouse, wish } from '#tests/support/test-house.ts';
import { remind } from './remind.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});

const hours = (count: number) => new Date(house.now.getTime() + count * 3_600_000);

/** What the clock makes Latchkey tell at that moment, even when four do it at once and one again. */
async function toldAt(now: Date, about: string): Promise<unknown[]> {
  const before = await house.mark();
  await Promise.all([1, 2, 3, 4].map(() => remind(house.house, undefined, now)));
  await remind(house.house, undefined, now);
  const rows = await house.sql<{ event: Record<string, unknown> }[]>`
    select event from audit_events where seq > ${before} order by seq`;
  return rows
    .map(({ event }) => event)
    .filter((event) => Object.values(event).includes(about))
    .map(({ type, inDays, waitsForHours }) => [type, inDays ?? waitsForHours]);
}

test('a grant is told of 7 days and 1 day before its end, and again when its end moved', async () => {
  const { featureId } = await house.open();
  const grantId = await house.grant(featureId, await house.account());
  const end = addDays(house.now, 30);
  expect(await toldAt(addDays(end, -8), grantId)).toEqual([]);
  expect(await toldAt(addDays(end, -7), grantId)).toEqual([['grant.ends_soon', 7]]);
  expect(await toldAt(addDays(end, -6), grantId)).toEqual([]);
  expect(await toldAt(addDays(end, -1), grantId)).toEqual([['grant.ends_soon', 1]]);
  await house.sql`update grants set expires_at = expires_at + interval '240 hours' where id = ${grantId}`;
  expect(await toldAt(end, grantId)).toEqual([]);
  expect(await toldAt(addDays(end, 4), grantId)).toEqual([['grant.ends_soon', 6]]);
  await house.sql`update grants set ended_at = ${addDays(end, 8).toISOString()}, ended_as = 'revoked' where id = ${grantId}`;
  expect(await toldAt(addDays(end, 9), grantId)).toEqual([]);
  await house.expectChain();
});

test('approvers are reminded once of each step, and told once when others may answer', async () => {
  const steps = [
    { group: 'lead', quorum: 1 },
    { group: 'feature_pm', quorum: 1 },
  ];
  const rule = { text: 'Ask.', when: [], outcome: { kind: 'needsApproval', steps } };
  const { featureId } = await house.open({ rules: [rule] });
  const accountId = await house.account();
  const { requestId } = await house.done(requestFeatureVerb, 'sales', wish(featureId, accountId));
  expect(await toldAt(hours(23), requestId)).toEqual([]);
  expect(await toldAt(hours(25), requestId)).toEqual([['request.reminded', 25]]);
  expect(await toldAt(hours(40), requestId)).toEqual([]);
  expect(await toldAt(hours(73), requestId)).toEqual([['request.escalated', 73]]);
  expect(await toldAt(hours(99), requestId)).toEqual([]);
  await house.done(approveRequestVerb, 'lead', { requestId, revision: 1 }, { now: hours(100) });
  expect(await toldAt(hours(20), requestId)).toEqual([]);
  expect(await toldAt(hours(24), requestId)).toEqual([['request.reminded', 24]]);
  await house.done(approveRequestVerb, 'pm', { requestId, revision: 1 }, { now: hours(30) });
  expect(await toldAt(hours(90), requestId)).toEqual([]);
});

test('approvers are reminded of who waits for a place without their yes, and not of who has it', async () => {
  const rule = {
    text: 'Ask.',
    when: [{ field: 'actor.ownsAccount', op: 'is', value: false }],
    outcome: { kind: 'needsApproval', steps: [{ group: 'feature_pm', quorum: 1 }] },
  };
  const free = { text: 'Owners unlock.', when: [], outcome: { kind: 'allow' } };
  const { featureId } = await house.open({ seats: 1, rules: [rule, free] });
  await house.grant(featureId, await house.account());
  const asks = async (by: 'sales' | 'other-sales') =>
    (await house.done(requestFeatureVerb, by, wish(featureId, await house.account()))).requestId;
  const [lacking, needless] = [await asks('other-sales'), await asks('sales')];
  const line = await house.sql`select status from requests where feature_id = ${featureId}`;
  expect(line.map(({ status }) => status)).toEqual(['waitlisted', 'waitlisted']);
  expect(await toldAt(hours(25), lacking)).toEqual([['request.reminded', 25]]);
  const [told] = await house.sql<{ count: number }[]>`
    select count(*)::int as count from audit_events where type = 'request.reminded' and event ->> 'requestId' = ${needless}`;
  expect(told?.count).toBe(0);
  await house.done(approveRequestVerb, 'pm', { requestId: lacking, revision: 1 });
  expect(await toldAt(hours(99), lacking)).toEqual([]);
});

test('shorter waiting times hold for what waits already', async () => {
  const rule = {
    text: 'Ask.',
    when: [],
    outcome: { kind: 'needsApproval', steps: [{ group: 'feature_pm', quorum: 1 }] },
  };
  const { featureId } = await house.open({ rules: [rule] });
  const { requestId } = await house.done(requestFeatureVerb, 'sales', wish(featureId, await house.account()));
  expect(await toldAt(hours(5), requestId)).toEqual([]);
  const times = { offerHours: 12, reminderHours: 4, escalationHours: 8 };
  const mark = await house.mark();
  await house.done(changeSettingsVerb, 'admin', times);
  expect(await house.told(mark)).toEqual(['settings.changed']);
  expect(await house.run(changeSettingsVerb, 'lead', times)).toMatchObject({ ok: false, code: 'forbidden' });
  expect(await toldAt(hours(5), requestId)).toEqual([['request.reminded', 5]]);
  expect(await toldAt(hours(7), requestId)).toEqual([]);
  expect(await toldAt(hours(9), requestId)).toEqual([['request.escalated', 9]]);
});
