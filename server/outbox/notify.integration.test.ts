import { beforeAll, describe, expect, test } from 'vitest';
import type { ApprovalStep } from '#domain/policy.ts';
import { approveRequestVerb } from '#server/commands/access/approve-request.ts';
import { rejectRequestVerb } from '#server/commands/access/reject-request.ts';
import { requestFeatureVerb } from '#server/commands/access/request-feature.ts';
import { revokeGrantVerb } from '#server/commands/access/revoke-grant.ts';
import { killFeatureVerb } from '#server/commands/features/kill-feature.ts';
import { type Name, openTestHouse, type TestHouse, wish } from '#tests/support/test-house.ts';
import { notify } from './notify.ts';
import { startWorker } from './worker.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});

const reason = 'As said.';
const approval = (requestId: string) => ({ requestId, revision: 1, reason });

/** Who is told of what happened since, by name and event. */
async function toldSince(before: number): Promise<string[]> {
  await notify(house.db, { from: before + 1, to: await house.mark() });
  await notify(house.db, { from: before + 1, to: await house.mark() });
  const rows = await house.sql<{ userId: string; type: string }[]>`
    select n.user_id as "userId", e.type from notifications n join audit_events e on e.seq = n.event_seq
    where e.seq > ${before} order by e.seq`;
  const nameOf = (id: string) => (Object.keys(house.ids) as Name[]).find((name) => house.ids[name] === id);
  return rows.map(({ userId, type }) => `${nameOf(userId)}: ${type}`).sort();
}

async function asking(steps: readonly ApprovalStep[], by: Name = 'sales', changes: object = {}) {
  const rule = { text: 'Ask first.', when: [], outcome: { kind: 'needsApproval', steps } };
  const { featureId } = await house.open({ rules: [rule] });
  const accountId = await house.account();
  const before = await house.mark();
  const { requestId } = await house.done(requestFeatureVerb, by, wish(featureId, accountId, changes));
  return { featureId, accountId, requestId, before };
}

describe('a request is told to those who can decide on its open step', () => {
  test('the product manager of the feature', async () => {
    const { before } = await asking([{ group: 'feature_pm', quorum: 1 }]);
    expect(await toldSince(before)).toEqual(['pm: request.created']);
  });

  test('the leads of the team, not of another, and not whoever asked', async () => {
    const first = await asking([{ group: 'lead', quorum: 1 }]);
    expect(await toldSince(first.before)).toEqual(['lead: request.created', 'second-lead: request.created']);
    const second = await asking([{ group: 'lead', quorum: 1 }], 'lead');
    expect(await toldSince(second.before)).toEqual(['second-lead: request.created']);
  });

  test('step after step, and whoever asked hears the end', async () => {
    const steps: ApprovalStep[] = [
      { group: 'feature_pm', quorum: 1 },
      { group: 'engineering', quorum: 1 },
    ];
    const { requestId, before } = await asking(steps, 'sales');
    await house.done(approveRequestVerb, 'pm', approval(requestId));
    expect(await toldSince(before)).toEqual(['engineer: request.created', 'engineer: request.step_approved']);
    const middle = await house.mark();
    await house.done(approveRequestVerb, 'engineer', approval(requestId));
    expect(await toldSince(middle)).toEqual(['sales: request.approved']);
  });
});

test('a rejection is told to whoever asked and to whom it was asked for', async () => {
  const onBehalfOf = house.ids['other-sales'];
  const { requestId } = await asking([{ group: 'feature_pm', quorum: 1 }], 'sales', { onBehalfOf });
  const before = await house.mark();
  await house.done(rejectRequestVerb, 'pm', approval(requestId));
  expect(await toldSince(before)).toEqual(['other-sales: request.rejected', 'sales: request.rejected']);
});

test('a revoked grant is told to whoever gave it, unless they revoked it', async () => {
  const { featureId } = await house.open();
  const grants = [];
  for (let made = 0; made < 2; made++) grants.push(await house.grant(featureId, await house.account()));
  const before = await house.mark();
  await house.done(revokeGrantVerb, 'pm', { grantId: grants[0], reason });
  await house.done(revokeGrantVerb, 'sales', { grantId: grants[1], reason });
  expect(await toldSince(before)).toEqual(['sales: grant.revoked']);
});

test('a kill is told once to everybody who gave a grant that lives', async () => {
  const { featureId } = await house.open({ seats: 5 });
  for (let made = 0; made < 2; made++) await house.grant(featureId, await house.account());
  await house.grant(featureId, await house.account('other-sales'), 'other-sales');
  const ended = await house.grant(featureId, await house.account('lead'), 'lead');
  await house.done(revokeGrantVerb, 'lead', { grantId: ended, reason });
  const before = await house.mark();
  await house.done(killFeatureVerb, 'engineer', { featureId, environmentKey: 'production', reason });
  expect(await toldSince(before)).toEqual(['other-sales: feature.killed', 'sales: feature.killed']);
});

test('the worker does what commands left in the queue', async () => {
  const errors: unknown[] = [];
  const worker = await startWorker({ url: house.url, db: house.db, onError: (error) => errors.push(error) });
  const before = await house.mark();
  await asking([{ group: 'feature_pm', quorum: 1 }]);
  const told = () => house.sql`select user_id, type from notifications join audit_events on seq = event_seq
    where event_seq > ${before} order by seq`;
  await expect.poll(told, { timeout: 10_000 }).toEqual([
    { user_id: house.ids.pm, type: 'round.ready' },
    { user_id: house.ids.pm, type: 'request.created' },
  ]);
  await worker.stop();
  expect(errors).toEqual([]);
});
