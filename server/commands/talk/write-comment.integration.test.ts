import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { requestFeatureVerb } from '#server/commands/access/request-feature.ts';
import { giveFeedbackVerb } from '#server/commands/demand/give-feedback.ts';
import { writeCommentVerb } from '#server/commands/talk/write-comment.ts';
import { notify } from '#server/outbox/notify.ts';
import { commentThread } from '#server/queries/comments.ts';
import { type Name, openTestHouse, type TestHouse, wish } from '#tests/support/test-house.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});

async function toldSince(before: number): Promise<string[]> {
  await notify(house.db, { from: before + 1, to: await house.mark() });
  const rows = await house.sql<{ user_id: string }[]>`
    select user_id from notifications where event_seq > ${before}`;
  const nameOf = (id: string) => (Object.keys(house.ids) as Name[]).find((name) => house.ids[name] === id);
  return rows.map((row) => String(nameOf(row.user_id))).sort();
}

test('a comment on a request is told to whoever asked, decides or wrote before', async () => {
  const { featureId } = await house.open({ kind: 'alpha' });
  const input = wish(featureId, await house.account());
  const { requestId } = await house.done(requestFeatureVerb, 'sales', input);
  const on = { kind: 'request' as const, id: requestId };
  const first = await house.mark();
  await house.done(writeCommentVerb, 'engineer', { on, text: '  Which version?\nWe need 3.  ' });
  expect(await toldSince(first)).toEqual(['pm', 'sales']);
  const second = await house.mark();
  await house.done(writeCommentVerb, 'sales', { on, text: 'Version 3.' });
  expect(await toldSince(second)).toEqual(['engineer', 'pm']);
  expect(await commentThread(house.db, on)).toMatchObject([
    { text: 'Which version?\nWe need 3.', author: { name: 'The engineer' } },
    { text: 'Version 3.', author: { name: 'The sales' }, createdAt: house.now },
  ]);
  expect(await house.told(first)).toEqual(['comment.written', 'comment.written']);
});

test('a comment on an unlock is told to whoever made it', async () => {
  const { featureId } = await house.open();
  const grantId = await house.grant(featureId, await house.account());
  const before = await house.mark();
  const on = { kind: 'grant' as const, id: grantId };
  await house.done(writeCommentVerb, 'lead', { on, text: 'Do they use it?' });
  expect(await toldSince(before)).toEqual(['sales']);
  expect(await commentThread(house.db, on)).toHaveLength(1);
  expect(await commentThread(house.db, { ...on, kind: 'request' })).toEqual([]);
});

test('a comment on feedback is told to whoever passed it on, and to those who make the feature', async () => {
  const { featureId } = await house.open();
  const accountId = await house.account();
  await house.grant(featureId, accountId);
  const said = { featureId, accountId, sentiment: 'positive', text: 'Twice as fast.' };
  const { feedbackId } = await house.done(giveFeedbackVerb, 'sales', said);
  const before = await house.mark();
  const on = { kind: 'feedback' as const, id: feedbackId };
  await house.done(writeCommentVerb, 'lead', { on, text: 'On which machine?' });
  expect(await toldSince(before)).toEqual(['engineer', 'pm', 'sales']);
});

test.each(['request', 'grant', 'feedback'] as const)(
  'there is nothing to say under a %s that is not there',
  async (kind) => {
    const input = { on: { kind, id: randomUUID() }, text: 'Hello?' };
    expect(await house.run(writeCommentVerb, 'sales', input)).toMatchObject({ code: 'not_found' });
  },
);

test('nobody writes nothing', async () => {
  const input = { on: { kind: 'request', id: randomUUID() }, text: ' \n ' };
  expect(await house.run(writeCommentVerb, 'sales', input)).toMatchObject({
    code: 'invalid',
    sentence: 'The comment is missing.',
  });
});
