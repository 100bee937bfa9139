import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { addDays } from '#domain/dates.ts';
import { probeLive } from '#server/api/live.ts';
import { pauseRoundVerb } from '#server/commands/rounds/pause-round.ts';
import { LiveHub } from '#server/live/live-hub.ts';
import { type LivePage, openLivePage, personOf } from '#tests/support/live-page.ts';
import { insertSession } from '#tests/support/sessions.ts';
import { openTestHouse, type TestHouse } from '#tests/support/test-house.ts';

let house: TestHouse;
let hub: LiveHub;
const pages: LivePage[] = [];
const reason = 'They fix it.';

beforeAll(async () => {
  house = await openTestHouse();
  hub = new LiveHub({ url: house.url });
});
afterAll(() => hub.stop());
beforeEach(() => {
  for (const page of pages.splice(0)) page.leave();
});

async function open(...given: [Parameters<typeof personOf>[1], Parameters<typeof openLivePage>[2]?]) {
  const page = await openLivePage(hub, personOf(house, given[0]), given[1]);
  pages.push(page);
  return page;
}

test('what somebody else does is told at once, with ids and nothing else', async () => {
  const { featureId, roundId } = await house.open();
  const page = await open('sales');
  expect(page.response.headers.get('content-type')).toContain('text/event-stream');
  expect(page.response.headers.get('cache-control')).toBe('no-store, no-transform');
  expect(page.response.headers.get('x-accel-buffering')).toBe('no');
  expect((await page.hears('ready')).data).toEqual({ readerId: house.ids.sales, head: await house.mark() });
  await house.done(pauseRoundVerb, 'pm', { roundId, reason });
  const told = await page.hears('changed', 1_000);
  const seq = await house.mark();
  expect(told.id).toBe(String(seq));
  const event = { seq, type: 'round.paused', featureId, accountId: null, requestId: null };
  expect(told.data).toEqual({ from: seq, to: seq, events: [{ ...event, actorId: house.ids.pm }] });
});

test.each(['header', 'since'] as const)('a page that comes back (%s) misses nothing', async (by) => {
  const seen = await house.mark();
  const accountId = await house.account();
  const { featureId } = await house.open();
  await house.grant(featureId, accountId);
  const expected = await house.told(seen);
  const page = await open('lead', { [by]: seen });
  await page.hears('missed');
  expect(page.types()).toEqual(expected);
  await house.account();
  await page.hears('changed');
  expect(page.types()).toEqual([...expected, 'account.created']);
});

test('what the browser says when it comes back counts more than the address it repeats', async () => {
  const first = await house.mark();
  await house.account();
  const page = await open('lead', { since: first, header: await house.mark() });
  await page.hears('ready');
  await house.account();
  await page.hears('changed');
  expect(page.frames.map(({ name }) => name)).toEqual(['ready', 'changed']);
});

test('pages that come while many things change are told of each once', async () => {
  const seen = await house.mark();
  const changes = Promise.all(Array.from({ length: 12 }, () => house.account()));
  const opened = await Promise.all(Array.from({ length: 6 }, () => open('sales', { since: seen })));
  await changes;
  const head = await house.mark();
  for (const page of opened)
    await expect
      .poll(() => page.frames.flatMap(({ data }) => data.events?.map(({ seq }) => seq) ?? []))
      .toEqual(Array.from({ length: head - seen }, (_, place) => seen + place + 1));
});

test('after too much, or with a chain that is longer than ours, it is told to read everything again', async () => {
  const head = await house.mark();
  const ahead = await open('sales', { header: head + 1 });
  expect((await ahead.hears('reload')).id).toBe(String(head));
  await house.sql`
    insert into audit_events (seq, at, command_id, actor, type, event, prev_hash, hash)
    select ${head} + n, now(), gen_random_uuid(), '{"kind": "system"}', 'test.much', '{}', '', ''
    from generate_series(1, 501) as n`;
  await house.sql`update audit_head set seq = seq + 501`;
  const behind = await open('sales', { header: head });
  expect((await behind.hears('reload')).id).toBe(String(head + 501));
});

test('a notice is told to whom it is for', async () => {
  const [mine, theirs] = [await open('sales'), await open('lead')];
  await Promise.all([mine.hears('ready'), theirs.hears('ready')]);
  await house.sql`
    insert into notifications (id, user_id, event_seq, created_at)
    values (gen_random_uuid(), ${house.ids.sales}, ${await house.mark()}, now())`;
  await mine.hears('notices');
  expect(theirs.frames.map(({ name }) => name)).toEqual(['ready']);
});

test('a lost announcement is made good', async () => {
  const page = await open('sales');
  await page.hears('ready');
  await house.sql`alter table audit_events disable trigger audit_events_announced`;
  await house.account();
  await expect.poll(page.types, { timeout: 6_000 }).toEqual(['account.created']);
  await house.account();
  await expect.poll(page.types, { timeout: 6_000 }).toEqual(['account.created', 'account.created']);
  await house.sql`alter table audit_events enable trigger audit_events_announced`;
});

test('its connection is ended by the server and nothing is missed', async () => {
  const page = await open('sales');
  await page.hears('ready');
  await house.sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and query ilike 'listen%'`;
  await house.account();
  await page.hears('changed', 6_000);
  expect(page.types()).toEqual(['account.created']);
});

test('nobody, and somebody without a role, is not told', async () => {
  for (const person of [null, personOf(house, 'leaver', [])]) {
    const { response } = await openLivePage(hub, person);
    expect([response.status, await response.json()]).toEqual([401, { error: { message: 'Sign in first.' } }]);
    expect(probeLive(person, hub).status).toBe(401);
  }
});

test('one person has so many streams, and a place again when one leaves', async () => {
  const small = new LiveHub({ url: house.url, mostTabsEach: 2 });
  const [first] = await Promise.all([
    openLivePage(small, personOf(house, 'sales')),
    openLivePage(small, personOf(house, 'sales')),
  ]);
  const third = await openLivePage(small, personOf(house, 'sales'));
  expect([third.response.status, await third.response.json()]).toEqual([
    429,
    { error: { message: expect.stringContaining('too many tabs') } },
  ]);
  expect((await openLivePage(small, personOf(house, 'lead'))).response.status).toBe(200);
  first?.leave();
  expect(probeLive(personOf(house, 'sales'), small).status).toBe(204);
  await small.stop();
});

test('at a heartbeat, who is not active any more is told no longer', async () => {
  const quick = new LiveHub({ url: house.url, beatMs: 100 });
  const stays = await openLivePage(quick, personOf(house, 'sales'));
  const goes = await openLivePage(quick, personOf(house, 'leaver'));
  await goes.hears('beat');
  await house.sql`update users set active = false where id = ${house.ids.leaver}`;
  await goes.hears('ended');
  await expect.poll(goes.isOver).toBe(true);
  expect(stays.isOver()).toBe(false);
  await quick.stop();
  await expect.poll(stays.isOver).toBe(true);
});

test('at a heartbeat, whose session was ended is told no longer; another of theirs goes on', async () => {
  const now = new Date();
  const [ended, other] = [
    await insertSession(house, 'lead', { expiresAt: addDays(now, 1) }),
    await insertSession(house, 'lead', { expiresAt: addDays(now, 1) }),
  ];
  const quick = new LiveHub({ url: house.url, beatMs: 100 });
  const listen = (sessionId: string) => openLivePage(quick, { ...personOf(house, 'lead'), sessionId });
  const [goes, stays] = [await listen(ended), await listen(other)];
  await goes.hears('beat');
  await house.sql`update sessions set ended_at = now(), ended_because = 'role_lost' where id = ${ended}`;
  await goes.hears('ended');
  await expect.poll(goes.isOver).toBe(true);
  expect(stays.isOver()).toBe(false);
  await quick.stop();
});

test('after an hour a page shows again who it is', async () => {
  const strict = new LiveHub({ url: house.url, beatMs: 50, longestMs: 0 });
  const page = await openLivePage(strict, personOf(house, 'sales'));
  await expect.poll(page.isOver).toBe(true);
  await strict.stop();
});

test('without a database there is no stream, and it says so', async () => {
  const lost = new LiveHub({ url: 'postgres://nobody:nothing@127.0.0.1:1/none' });
  const { response } = await openLivePage(lost, personOf(house, 'sales'));
  expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
  expect(lost.hasPlaceFor(house.ids.sales)).toBe(true);
  await lost.stop();
});
