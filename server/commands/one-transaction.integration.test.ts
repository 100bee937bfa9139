import { beforeAll, describe, expect, test } from 'vitest';
import { revokeGrantVerb } from '#server/commands/access/revoke-grant.ts';
import { unlockFeatureVerb } from '#server/commands/access/unlock-feature.ts';
import { killFeatureVerb } from '#server/commands/features/kill-feature.ts';
import { auditQueue, Outbox } from '#server/outbox/outbox.ts';
import { openTestHouse, type TestHouse, wish } from '#tests/support/test-house.ts';

class BrokenOutbox extends Outbox {
  override async send(): Promise<void> {
    throw new Error('The queue is broken.');
  }
}

let house: TestHouse;
let featureId: string;
beforeAll(async () => {
  house = await openTestHouse(20);
  ({ featureId } = await house.open({ seats: 1000 }));
});

async function everything() {
  const [state] = await house.sql`
    select (select count(*) from grants)::int as grants, (select count(*) from audit_events)::int as events,
      (select count(*) from command_records)::int as commands, (select seq from audit_head) as seq,
      (select hash from audit_head) as hash, (select revision from evaluation_state) as revision,
      (select count(*) from pgboss.job)::int as jobs`;
  return state;
}

describe('state, event, answer and job are one transaction', () => {
  test('a save that fails at its last step leaves nothing', async () => {
    const accountId = await house.account();
    const broken = { ...house.house, outbox: new BrokenOutbox(house.url) };
    const before = await everything();
    const input = wish(featureId, accountId);
    await expect(house.run(unlockFeatureVerb, 'sales', input, { house: broken })).rejects.toThrow('broken');
    const kill = { featureId, environmentKey: 'production', reason: 'It leaks.' };
    await expect(house.run(killFeatureVerb, 'engineer', kill, { house: broken })).rejects.toThrow('broken');
    expect(await everything()).toEqual(before);
    expect(await house.run(unlockFeatureVerb, 'sales', input)).toMatchObject({ ok: true });
  });

  test('a refusal leaves nothing', async () => {
    const accountId = await house.account('other-sales');
    const before = await everything();
    expect(await house.run(unlockFeatureVerb, 'sales', wish(featureId, accountId))).toMatchObject({
      ok: false,
    });
    expect(await house.run(unlockFeatureVerb, 'viewer', wish(featureId, accountId))).toMatchObject({
      ok: false,
    });
    expect(await house.run(unlockFeatureVerb, 'sales', {})).toMatchObject({ code: 'invalid' });
    expect(await everything()).toEqual(before);
  });

  test('each command puts one job into the queue, naming its events', async () => {
    const accountId = await house.account();
    const before = await house.mark();
    await house.grant(featureId, accountId);
    const jobs = await house.sql`
      select data from pgboss.job where name = ${auditQueue} and (data->>'from')::int > ${before}`;
    expect(jobs.map((job) => job.data)).toEqual([{ from: before + 1, to: before + 1 }]);
  });
});

describe('the audit chain', () => {
  test('has no gap and no fork after 140 commands at once', { timeout: 60_000 }, async () => {
    const accounts = await Promise.all(Array.from({ length: 60 }, () => house.account()));
    const before = await house.mark();
    const { now } = house;
    const grants = await Promise.all(
      accounts.map((account) => house.done(unlockFeatureVerb, 'sales', wish(featureId, account), { now })),
    );
    const { now: later } = house;
    await Promise.all([
      ...grants.map(({ grantId }) =>
        house.done(
          revokeGrantVerb,
          'pm',
          { grantId, reason: 'Enough.' },
          { now: new Date(later.getTime() + 60_000) },
        ),
      ),
      ...Array.from({ length: 20 }, () => house.feature()),
    ]);
    expect(await house.told(before)).toHaveLength(60 + 60 + 20);
    await house.expectChain();
  });

  test.each([
    ['a change', "update audit_events set event = '{}' where seq = 1"],
    ['a change of nothing', 'update audit_events set hash = hash'],
    ['a deletion', 'delete from audit_events where seq = 1'],
    ['emptying', 'truncate audit_events'],
    ['emptying with whatever hangs on it', 'truncate audit_events cascade'],
  ])('refuses %s', async (_name, statement) => {
    const before = await house.count('audit_events');
    await expect(house.sql.unsafe(statement)).rejects.toMatchObject({ code: '42501' });
    expect(await house.count('audit_events')).toBe(before);
    await house.expectChain();
  });
});
