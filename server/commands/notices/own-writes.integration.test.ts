import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { notifications } from '#db/schema/audit.ts';
import type { NoticeChoice } from '#domain/notices.ts';
import { killFeatureVerb } from '#server/commands/features/kill-feature.ts';
import { runOwnWrite } from '#server/commands/own-write.ts';
import { notify } from '#server/outbox/notify.ts';
import { noticeChoices } from '#server/queries/notice-choices.ts';
import { noticesOf, unreadNotices } from '#server/queries/notices.ts';
import { type Name, openTestHouse, type TestHouse } from '#tests/support/test-house.ts';
import { markNoticesRead } from './mark-notices-read.ts';
import { setNotice } from './set-notice.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});

const keeper = (name: Name) => ({ userId: house.ids[name], now: house.now });
const mark = (name: Name, input: unknown) => runOwnWrite(house.house, markNoticesRead, input, keeper(name));
const choose = (name: Name, input: unknown) => runOwnWrite(house.house, setNotice, input, keeper(name));
const unread = (name: Name) => unreadNotices(house.db, house.ids[name]);

/** Kills and lifts a feature of two sellers, which tells both each time. */
async function happen(times: number): Promise<void> {
  const { featureId } = await house.open();
  await house.grant(featureId, await house.account());
  await house.grant(featureId, await house.account('other-sales'), 'other-sales');
  const before = await house.mark();
  const input = { featureId, environmentKey: 'production', reason: 'It crashes.' };
  for (let done = 0; done < times; done++) {
    await house.done(killFeatureVerb, 'engineer', input);
    await house.sql`update feature_environments set serving = 'granted', killed_from = null where feature_id = ${featureId}`;
  }
  await notify(house.db, { from: before + 1, to: await house.mark() });
}

test('marking read concerns the reader alone, what they saw alone, and happens once', async () => {
  await happen(3);
  const { notices } = await noticesOf(house.db, house.ids.sales, {});
  const [last, middle] = notices;
  expect(await unread('sales')).toBe(3);
  expect(await mark('other-sales', { ids: [last?.id] })).toEqual({ ok: true, answer: { read: 0 } });
  expect(await mark('sales', { ids: [last?.id] })).toEqual({ ok: true, answer: { read: 1 } });
  expect(await mark('sales', { upTo: middle?.seq })).toEqual({ ok: true, answer: { read: 2 } });
  expect(await mark('sales', { upTo: middle?.seq })).toEqual({ ok: true, answer: { read: 0 } });
  expect([await unread('sales'), await unread('other-sales')]).toEqual([0, 3]);
  expect(await mark('leaver', { ids: [] })).toMatchObject({ ok: false, code: 'invalid' });
});

test('pages follow each other without a gap or a repeat, whatever comes meanwhile', async () => {
  await happen(45);
  const seen: number[] = [];
  let before: number | undefined;
  do {
    const page = await noticesOf(house.db, house.ids.sales, { before });
    seen.push(...page.notices.map(({ seq }) => seq));
    before = page.next ?? undefined;
    if (seen.length === 40) await happen(1);
  } while (before !== undefined);
  expect(seen).toHaveLength(48);
  expect(seen).toEqual([...new Set(seen)].toSorted((a, b) => b - a));
  const unreadOnly = await noticesOf(house.db, house.ids.sales, { unread: true });
  expect(unreadOnly.notices.every(({ readAt }) => readAt === null)).toBe(true);
});

test('what was switched off is not told, the rest as chosen, and others are told as usual', async () => {
  const rowsOf = async (choice: NoticeChoice) => {
    expect(await choose('sales', { kind: 'switches', ...choice })).toMatchObject({ ok: true });
    const before = await house.mark();
    await happen(1);
    return house.sql`select user_id as who, in_app as "inApp", mail from notifications
      where event_seq > ${before} and event_seq in (select seq from audit_events where type = 'feature.killed')
      order by user_id = ${house.ids.sales}`;
  };
  const other = { who: house.ids['other-sales'], inApp: true, mail: 'each' };
  const own = { who: house.ids.sales };
  expect(await rowsOf({ inApp: false, mail: 'never' })).toEqual([other]);
  const before = await unread('sales');
  expect(await rowsOf({ inApp: false, mail: 'daily' })).toEqual([
    other,
    { ...own, inApp: false, mail: 'daily' },
  ]);
  expect(await unread('sales')).toBe(before);
  expect(await rowsOf({ inApp: true, mail: 'never' })).toEqual([
    other,
    { ...own, inApp: true, mail: 'never' },
  ]);
  const { choices } = await noticeChoices(house.db, house.ids.sales);
  expect(choices.find(({ kind }) => kind === 'switches')).toEqual({
    kind: 'switches',
    inApp: true,
    mail: 'never',
  });
  expect(choices.find(({ kind }) => kind === 'asks')).toEqual({ kind: 'asks', inApp: true, mail: 'each' });
  expect(await choose('sales', { kind: 'nothing', inApp: true, mail: 'each' })).toMatchObject({
    code: 'invalid',
  });
});

test('an own write touches rows that are its keeper’s own, and no other table', async () => {
  const stranger = randomUUID();
  const rows = [house.ids.sales, stranger].map((userId, place) => ({
    id: randomUUID(),
    userId,
    eventSeq: place + 1,
    createdAt: house.now,
  }));
  await house.db.insert(notifications).values(rows);
  await house.db.transaction(async (tx) => {
    // What earlier transactions of the same connection wrote may still be counted here.
    const written = async () =>
      (
        await tx.execute<{ name: string; rows: string }>(
          'select relname as name, n_tup_ins + n_tup_upd + n_tup_del as rows from pg_stat_xact_user_tables',
        )
      ).map(({ name, rows }) => `${name} ${rows}`);
    const before = new Set(await written());
    await markNoticesRead.save(tx, { ids: rows.map(({ id }) => id) }, keeper('sales'));
    await setNotice.save(tx, { kind: 'talk', inApp: false, mail: 'each' }, keeper('sales'));
    const changed = (await written()).filter((one) => !before.has(one) && !one.endsWith(' 0'));
    expect(changed.map((one) => one.split(' ')[0]).sort()).toEqual(['notice_settings', 'notifications']);
  });
  const left =
    await house.sql`select user_id as who from notifications where read_at is null and event_seq < 3`;
  expect(left).toEqual([{ who: stranger }]);
});
