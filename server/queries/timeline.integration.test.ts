import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { auditEvents } from '#db/schema/audit.ts';
import { typesOf } from '#domain/audit/kinds.ts';
import { addDays, dayMs } from '#domain/dates.ts';
import type { TimelineFilterInput } from '#domain/inputs/timeline.ts';
import { approveRequestVerb } from '#server/commands/access/approve-request.ts';
import { requestFeatureVerb } from '#server/commands/access/request-feature.ts';
import { createDelegationVerb } from '#server/commands/delegations/create-delegation.ts';
import { noon } from '#tests/support/facts.ts';
import { openTestHouse, type TestHouse, wish } from '#tests/support/test-house.ts';
import { type Edge, type EventFilter, listEvents, seqsOf } from './events.ts';
import { timeline } from './timeline.ts';

const generated = 60_000;
const perDay = 400;

let house: TestHouse;
let past: (typeof auditEvents.$inferSelect)[];
let some: { featureId: string; accountId: string; personId: string; colleagueId: string; hash: string };

/** A long past before the house begins, with a hundred features, five hundred accounts and forty people. */
beforeAll(async () => {
  house = await openTestHouse();
  const began = addDays(noon, -generated / perDay);
  await house.sql.unsafe(`
    insert into audit_events (seq, at, command_id, actor, actor_id, type, feature_id, account_id, event, prev_hash, hash)
    select n, timestamptz '${began.toISOString()}' + n * interval '1 day' / ${perDay}, gen_random_uuid(),
      jsonb_build_object('kind', 'user', 'id', md5('person' || n % 40)::uuid, 'name', 'Person ' || n % 40),
      md5('person' || n % 40)::uuid,
      t.type, md5('feature' || n % 100)::uuid, md5('account' || n % 500)::uuid,
      jsonb_build_object('type', t.type, 'feature', jsonb_build_object('id', md5('feature' || n % 100)::uuid, 'key', 'f' || n % 100, 'name', 'Feature ' || n % 100),
        'account', jsonb_build_object('id', md5('account' || n % 500)::uuid, 'key', 'a' || n % 500, 'name', 'Account ' || n % 500),
        'reason', 'Because of ' || md5(n::text))
      || case when n % 300 = 0 then jsonb_build_object('onBehalfOf', jsonb_build_object('id', md5('person' || (n / 300) % 40)::uuid, 'name', 'Person')) else '{}' end,
      md5('h' || n - 1), md5('h' || n) || md5('g' || n)
    from generate_series(1, ${generated}) n
    cross join lateral (select (array['grant.created','grant.revoked','request.created','request.approved','round.opened','policy.published','account.created'])[1 + case when n % 97 = 0 then 5 when n < 200 then 6 else n % 5 end] as type) t;
    update audit_head set seq = ${generated}, hash = md5('h${generated}');
    analyze audit_events;`);
  const [row] = await house.sql<
    { featureId: string; accountId: string; personId: string; colleagueId: string; hash: string }[]
  >`
    select feature_id as "featureId", account_id as "accountId", actor_id as "personId", hash,
      md5('person' || ${((30_000 / 300) % 40).toString()})::uuid as "colleagueId" from audit_events where seq = 30000`;
  if (!row) throw new Error('Nothing was generated.');
  some = row;
  past = await house.db.select().from(auditEvents);
}, 120_000);

describe('with a long past', () => {
  const from = addDays(noon, -100);
  const to = addDays(noon, -40);
  const filters: Record<string, () => EventFilter> = {
    everything: () => ({}),
    'a feature': () => ({ featureId: some.featureId }),
    'an account': () => ({ accountId: some.accountId }),
    'a person': () => ({ personId: some.personId }),
    'one kind': () => ({ types: typesOf(['rounds']) }),
    'a rare kind, long ago': () => ({ types: typesOf(['house']) }),
    'two kinds': () => ({ types: typesOf(['unlocks', 'house']) }),
    'some days': () => ({ from, to }),
    'since a day': () => ({ from }),
    'until a day': () => ({ to }),
    'a rare word': () => ({ text: 'account 77 because' }),
    'a word of every event': () => ({ text: 'becau' }),
    'a feature and an account': () => ({ featureId: some.featureId, accountId: some.accountId }),
    'a feature and a person': () => ({ featureId: some.featureId, personId: some.personId }),
    'a feature and kinds': () => ({ featureId: some.featureId, types: typesOf(['requests', 'house']) }),
    'a feature and days': () => ({ featureId: some.featureId, from, to }),
    'a person and kinds': () => ({ personId: some.personId, types: typesOf(['unlocks']) }),
    'a person and days': () => ({ personId: some.personId, from, to }),
    'kinds and days': () => ({ types: typesOf(['house', 'rounds']), from, to }),
    'kinds and a word': () => ({ types: typesOf(['unlocks']), text: 'account 77' }),
    'all of them': () => ({ ...some, types: typesOf(['unlocks']), from, to, text: 'because' }),
  };
  const edges: (Edge | undefined)[] = [
    undefined,
    { seq: 30_000, goes: 'before' },
    { seq: 30_000, goes: 'after' },
  ];

  test.each(Object.keys(filters))('%s is read through an index, whatever page it is', async (name) => {
    const filter = filters[name]?.() ?? {};
    for (const edge of edges) {
      const rows = await house.db.execute<{ 'QUERY PLAN': string }>(
        sql`explain select event from ${auditEvents} where seq in ${seqsOf(filter, 101, edge)}`,
      );
      const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
      expect(plan).toMatch(/Index/);
      expect(plan).not.toMatch(/Seq Scan on audit_events/);
    }
  });

  test.each(Object.keys(filters))(
    '%s: pages both ways are what a plain look at all rows finds',
    async (name) => {
      const filter = filters[name]?.() ?? {};
      const all = past.filter(matches(filter));
      const ofDays = filter.from !== undefined || filter.to !== undefined;
      all.sort((a, b) => (ofDays ? b.at.getTime() - a.at.getTime() : 0) || b.seq - a.seq);
      const seqs = all.map(({ seq }) => seq);
      const at = Math.floor(seqs.length / 2);
      const middle = seqs[at];
      const page = async (edge?: Edge) =>
        (await listEvents(house.db, filter, 30, edge)).map(({ seq }) => seq);
      expect(await page()).toEqual(seqs.slice(0, 30));
      if (middle === undefined) return;
      expect(await page({ seq: middle, goes: 'before' })).toEqual(seqs.slice(at + 1, at + 31));
      expect(await page({ seq: middle, goes: 'from' })).toEqual(seqs.slice(at, at + 30));
      expect(await page({ seq: middle, goes: 'after' })).toEqual(seqs.slice(Math.max(0, at - 30), at));
    },
  );

  test('a page takes few statements', async () => {
    let statements = 0;
    const counting = new Proxy(house.db, {
      get: (db, name) => {
        if (name === 'select') statements += 1;
        return Reflect.get(db, name);
      },
    });
    await timeline(counting, {
      kinds: ['unlocks', 'house'],
      from,
      to,
      text: 'because',
      person: some.personId,
    });
    expect(statements).toBe(1);
    await timeline(counting, { event: '30000' });
    expect(statements).toBe(4);
  });

  test('an event is found by its number and by how its hash begins, with what happened around it', async () => {
    for (const event of ['30000', some.hash.slice(0, 7), some.hash.toUpperCase(), some.hash]) {
      const page = await timeline(house.db, { event });
      expect(page.found, event).toBe(30_000);
      const seqs = page.events.map(({ seq }) => seq);
      expect([seqs[0], seqs.at(-1)]).toEqual([30_015, 29_951]);
      expect([page.newer, page.older]).toEqual([30_015, 29_951]);
      const later = await timeline(house.db, { event, cursor: { after: 30_015 } });
      expect([later.events[0]?.seq, later.events.at(-1)?.seq, later.newer]).toEqual([30_115, 30_016, 30_115]);
      const earlier = await timeline(house.db, { event, cursor: { before: 29_951 } });
      expect([earlier.events[0]?.seq, earlier.older]).toEqual([29_950, 29_851]);
    }
    const [last] = (await timeline(house.db, {})).events;
    for (const event of ['nothing', '999999999', 'abc', 'fffffffffffff', "'; --"])
      expect(
        await timeline(house.db, { event }).then(({ found, events }) => [found, events[0]?.seq]),
      ).toEqual([null, last?.seq]);
  });
});

function matches(filter: EventFilter) {
  const words = filter.text?.toLowerCase().split(' ') ?? [];
  return (row: typeof auditEvents.$inferSelect): boolean => {
    const event: {
      onBehalfOf?: { id: string };
      reason?: string;
      account?: { name: string };
      feature?: { name: string };
    } = row.event as object;
    const actor = row.actor.kind === 'user' ? row.actor.name : '';
    const told = [actor, event.reason, event.account?.name, event.feature?.name]
      .join(' ')
      .toLowerCase()
      .split(' ');
    return (
      (!filter.featureId || row.featureId === filter.featureId) &&
      (!filter.accountId || row.accountId === filter.accountId) &&
      (!filter.personId || row.actorId === filter.personId || event.onBehalfOf?.id === filter.personId) &&
      (!filter.types || filter.types.includes(row.type)) &&
      (!filter.from || row.at >= filter.from) &&
      (!filter.to || row.at < filter.to) &&
      words.every((word) => told.some((one) => one.startsWith(word)))
    );
  };
}

test('a person is found by what they did and by what was done in their name', async () => {
  const lead = house.ids['second-lead'];
  const { featureId } = await house.open({ kind: 'alpha' });
  const mark = await house.mark();
  const startsAt = new Date(house.now.getTime());
  await house.done(createDelegationVerb, 'lead', {
    delegateId: lead,
    startsAt,
    endsAt: new Date(startsAt.getTime() + 5 * dayMs),
  });
  const accountId = await house.account();
  const theirs = wish(featureId, await house.account('other-sales'), {
    onBehalfOf: house.ids['other-sales'],
  });
  await house.done(requestFeatureVerb, 'other-lead', theirs);
  const own = await house.done(requestFeatureVerb, 'sales', wish(featureId, accountId));
  await house.done(approveRequestVerb, 'pm', { requestId: own.requestId, revision: 1 });
  const of = async (person: string, rest: TimelineFilterInput = {}) =>
    (await timeline(house.db, { person, ...rest })).events
      .filter(({ seq }) => seq > mark)
      .map(({ event }) => event.type);
  expect(await of(lead)).toEqual(['delegation.created']);
  expect(await of(lead, { kinds: ['unlocks'] })).toEqual([]);
  expect(await of(house.ids.lead)).toEqual(['delegation.created']);
  expect(await of(house.ids.sales)).toContain('request.created');
  expect(await of(house.ids['other-sales'])).toEqual(['request.created']);
  expect(await of(randomUUID())).toEqual([]);
});

test('keys that name nothing match nothing', async () => {
  const nothing = { events: [], older: null, newer: null, found: null };
  expect(await timeline(house.db, { feature: 'nothing' })).toMatchObject(nothing);
  expect(await timeline(house.db, { account: 'nothing' })).toMatchObject(nothing);
  expect(await timeline(house.db, { text: '!!' })).toMatchObject(nothing);
  expect(await timeline(house.db, { text: "' | 'x:* & (" })).toMatchObject(nothing);
});
