import { beforeAll, expect, test } from 'vitest';
import type { AuditEvent } from '#domain/audit/events.ts';
import { noticeKindOf } from '#domain/notices.ts';
import { requestFeatureVerb } from '#server/commands/access/request-feature.ts';
import { type Name, openTestHouse, type TestHouse, wish } from '#tests/support/test-house.ts';
import { ofGrant, ofRequest, ofRound, reason } from '#tests/support/told-parts.ts';
import { recipientsOf, toldTo } from './recipients.ts';

let house: TestHouse;
let ids: { feature: string; round: string; account: string; grantId: string; requestId: string };

/** Sales unlocked for an account that another seller looks after, on the lead's budget; the lead asked for a second one, of the leaver. */
beforeAll(async () => {
  house = await openTestHouse();
  const rules = [
    {
      text: 'Leads ask.',
      when: [{ field: 'actor.role', op: 'in', value: ['sales_lead'] }],
      outcome: { kind: 'needsApproval', steps: [{ group: 'feature_pm', quorum: 1 }] },
    },
    { text: 'Others unlock.', when: [], outcome: { kind: 'allow' } },
  ];
  const { featureId, roundId } = await house.open({ rules });
  const account = await house.account('sales');
  const grantId = await house.grant(featureId, account);
  await house.sql`update accounts set owner_id = ${house.ids['other-sales']} where id = ${account}`;
  await house.sql`update grants set seller_id = ${house.ids.lead} where id = ${grantId}`;
  const other = await house.account('leaver');
  const { requestId } = await house.done(requestFeatureVerb, 'lead', wish(featureId, other));
  ids = { feature: featureId, round: roundId, account, grantId, requestId };
});

type Row = readonly [what: string, event: () => AuditEvent, told: readonly Name[]];
const of = () => ({
  feature: { ...ofGrant.feature, id: ids.feature },
  account: { ...ofGrant.account, id: ids.account },
});
const grant = () => ({ ...ofGrant, ...of(), grantId: ids.grantId });
const request = () => ({ ...ofRequest, ...of(), requestId: ids.requestId });
const round = () => ({ ...ofRound, feature: of().feature, round: { ...ofRound.round, id: ids.round } });
const until = '2026-12-22T12:00:00.000Z';
const everybody: readonly Name[] = ['lead', 'other-sales', 'sales'];
const everybodyWhoWaits: readonly Name[] = ['lead', 'leaver', 'other-sales', 'sales'];

const rows: readonly Row[] = [
  ['an ask', () => ({ ...request(), type: 'request.reminded', waitsForHours: 30 }), ['pm']],
  ['a request that ended', () => ({ ...request(), type: 'request.cancelled', reason }), ['lead']],
  ['an answer', () => ({ ...request(), type: 'request.rejected', revision: 1, reason }), ['lead']],
  ['a place', () => ({ ...request(), type: 'request.offered', until }), ['lead', 'leaver']],
  ['a place in line', () => ({ ...request(), type: 'request.waitlisted', place: 2 }), ['lead', 'leaver']],
  ['an offer that lapsed', () => ({ ...request(), type: 'request.offer_lapsed' }), ['lead', 'leaver']],
  [
    'an end that comes',
    () => ({ ...grant(), type: 'grant.ends_soon', expiresAt: until, inDays: 7 }),
    ['lead', 'other-sales'],
  ],
  ['an end', () => ({ ...grant(), type: 'grant.revoked', reason }), everybody],
  [
    'an end that was set',
    () => ({ ...grant(), type: 'grant.end_set', from: until, to: until, reason }),
    everybody,
  ],
  ['more time', () => ({ ...grant(), type: 'grant.extended', from: until, to: until, reason }), everybody],
  [
    'more time that was asked for',
    () => ({ ...grant(), type: 'grant.extended', from: until, to: until, reason, requestId: 'r' }),
    [],
  ],
  [
    'the next round',
    () => ({ ...grant(), type: 'grant.carried', to: ofRound.round, newGrantId: 'g', expiresAt: until }),
    everybody,
  ],
  [
    'a kill',
    () => ({
      feature: of().feature,
      type: 'feature.killed',
      environment: 'production',
      from: 'granted',
      affected: 1,
      reason,
    }),
    everybodyWhoWaits,
  ],
  [
    'a kill that is lifted',
    () => ({
      ...{ feature: of().feature, type: 'feature.kill_lifted', environment: 'production' },
      ...{ to: 'granted', reason },
    }),
    everybodyWhoWaits,
  ],
  ['a round that pauses', () => ({ ...round(), type: 'round.paused', reason }), everybodyWhoWaits],
  ['a round that goes on', () => ({ ...round(), type: 'round.resumed' }), everybodyWhoWaits],
  ['a round that closes', () => ({ ...round(), type: 'round.closed', ended: 1 }), everybodyWhoWaits],
  [
    'an exclusion that ended it',
    () => ({ ...of(), type: 'exclusion.created', exclusionId: 'e', ended: true, reason }),
    ['other-sales'],
  ],
  [
    'an exclusion that ended nothing',
    () => ({ ...of(), type: 'exclusion.created', exclusionId: 'e', ended: false, reason }),
    [],
  ],
  ['a round that is ready', () => ({ ...round(), type: 'round.ready' }), ['pm']],
  [
    'a policy',
    () => ({ type: 'policy.published', version: 2, rules: 3, reason }),
    ['lead', 'other-lead', 'other-pm', 'pm', 'second-lead'],
  ],
  [
    'whom to stand in for',
    () => ({
      type: 'delegation.created',
      delegationId: 'd',
      delegate: { id: house.ids['other-pm'], name: 'x' },
      startsAt: until,
      endsAt: until,
    }),
    ['other-pm'],
  ],
  ['waiting times', () => ({ type: 'settings.changed', changes: [] }), []],
];

const nameOf = (id: string) => (Object.keys(house.ids) as Name[]).find((name) => house.ids[name] === id);
const system = { kind: 'system' } as const;

test.each(rows)(
  '%s is told to those whom it concerns, and not to whoever did it',
  async (_what, make, told) => {
    const event = make();
    const recorded = { seq: 1, at: house.now, hash: '', event };
    const found = await recipientsOf(house.db, { ...recorded, actor: system });
    expect(found.map(nameOf).sort()).toEqual([...told]);
    for (const name of told) {
      const actor = { kind: 'user', id: house.ids[name], name } as const;
      const others = await recipientsOf(house.db, { ...recorded, actor });
      expect(others.map(nameOf).sort()).toEqual(told.filter((one) => one !== name));
    }
    if (told.length > 0) expect(noticeKindOf[event.type]).toBeDefined();
  },
);

test('every event that makes a notice is told to somebody, and no other', () => {
  expect(Object.keys(toldTo).sort()).toEqual(Object.keys(noticeKindOf).sort());
});

test('whoever left is told of nothing', async () => {
  await house.sql`update users set active = false where id = ${house.ids['other-sales']}`;
  const event = { ...grant(), type: 'grant.revoked', reason } as const;
  const found = await recipientsOf(house.db, { seq: 1, at: house.now, hash: '', event, actor: system });
  expect(found.map(nameOf).sort()).toEqual(['lead', 'sales']);
});
