import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { addDays } from '#domain/dates.ts';
import { requestFeatureVerb } from '#server/commands/access/request-feature.ts';
import { markReadyVerb } from '#server/commands/rounds/mark-ready.ts';
import { notify } from '#server/outbox/notify.ts';
import { postDigests } from '#server/outbox/reminders/post-digests.ts';
import { startWorker, type Worker } from '#server/outbox/worker.ts';
import { MailServer } from '#tests/support/mail-server.ts';
import { openTestHouse, type TestHouse, wish } from '#tests/support/test-house.ts';
import { deliver } from './deliver.ts';
import { openMail } from './mail.ts';

const publicUrl = 'https://latchkey.example.com';
const from = 'Latchkey <latchkey@example.com>';
const asks = {
  text: 'Ask.',
  when: [],
  outcome: { kind: 'needsApproval', steps: [{ group: 'feature_pm', quorum: 1 }] },
};

const server = new MailServer();
let house: TestHouse;
let worker: Worker;
beforeAll(async () => {
  await server.start();
  house = await openTestHouse();
  const channels = [openMail({ url: server.url, from, publicUrl })];
  const outside = { channels, publicUrl, firstRetryAfterSeconds: 1 };
  worker = await startWorker({ url: house.url, db: house.db, outside, onError: () => {} });
});
beforeEach(() => {
  server.received.length = 0;
});
afterAll(async () => {
  await worker.stop();
  await server.stop();
});

async function ask(changes: object = {}): Promise<string> {
  const { featureId } = await house.open({ rules: [asks] });
  const accountId = await house.account('sales', changes);
  return (await house.done(requestFeatureVerb, 'sales', wish(featureId, accountId))).requestId;
}
const patience = { timeout: 15_000, interval: 50 };
const arrived = (count: number) => expect.poll(() => server.received.length, patience).toBe(count);
const mailed = () => house.sql<{ id: string; mailedAt: Date | null }[]>`
  select id, mailed_at as "mailedAt" from notifications where mail = 'each' order by event_seq desc`;

test('a request arrives once at whoever decides, with one sentence and one link, and is marked', async () => {
  const requestId = await ask({ name: 'Globex' });
  await arrived(1);
  const [mail] = server.received;
  expect(mail?.to).toEqual(['pm@latchkey.test']);
  expect(mail?.headers).toEqual(
    expect.arrayContaining([
      `From: ${from}`,
      'To: The pm <pm@latchkey.test>',
      expect.stringMatching(/^Subject: The sales asked for Feature \d+ for Globex, 30 days$/),
      'Auto-Submitted: auto-generated',
      `List-Unsubscribe: <${publicUrl}/notices/settings>`,
      expect.stringMatching(/^Message-ID: <[0-9a-f-]{36}@latchkey\.example\.com>$/),
    ]),
  );
  expect(mail?.body).toContain(`href="${publicUrl}/approvals/${requestId}"`);
  expect(mail?.body).toContain('“They asked on the call.”');
  await expect.poll(async () => (await mailed())[0]?.mailedAt ?? null, patience).not.toBeNull();
  const [notice] = await mailed();
  const channel = openMail({ url: server.url, from, publicUrl });
  await deliver({ db: house.db, channel, publicUrl }, { noticeId: notice?.id ?? '' }, new Date());
  expect(server.received).toHaveLength(1);
});

test('while the server is away nothing is lost, and it arrives once when it is back', async () => {
  await server.stop();
  await ask();
  await expect
    .poll(
      async () =>
        house.sql`select 1 from pgboss.job where name = 'mail' and retry_count > 0 and state <> 'completed'`,
      patience,
    )
    .toHaveLength(1);
  expect((await mailed())[0]?.mailedAt).toBeNull();
  await server.start();
  await arrived(1);
  await expect
    .poll(
      async () => house.sql`select 1 from pgboss.job where name = 'mail' and state <> 'completed'`,
      patience,
    )
    .toHaveLength(0);
  expect(server.received).toHaveLength(1);
});

test('several that deliver the same thing at once send it once', async () => {
  const mark = await house.mark();
  await ask();
  await notify(house.db, { from: mark + 1, to: await house.mark() });
  const sent: string[] = [];
  const [notice] = await mailed();
  const channel = { name: 'mail' as const, deliver: async ({ id }: { id: string }) => void sent.push(id) };
  const job = { noticeId: notice?.id ?? '' };
  await Promise.all([1, 2, 3].map(() => deliver({ db: house.db, channel, publicUrl }, job, new Date())));
  expect(sent.length + server.received.length).toBe(1);
});

test('names are words: they make no header, no markup and no second line', async () => {
  const name = `<img src=x onerror=alert(1)> "Co" & 'Sons' ${'long '.repeat(12)}`.trim();
  await house.sql`update users set name = ${'Pat\r\nBcc: victim@example.com <b>'} where id = ${house.ids.pm}`;
  const { requestId } = await house.done(
    requestFeatureVerb,
    'sales',
    wish((await house.open({ rules: [asks] })).featureId, await house.account('sales', { name }), {
      reason: '<script>steal()</script>\n.\nX-Evil: yes',
    }),
  );
  await arrived(1);
  const [mail] = server.received;
  expect(mail?.to).toEqual(['pm@latchkey.test']);
  expect(mail?.headers.filter((line) => /^(bcc|cc|x-evil)/i.test(line))).toEqual([]);
  expect(mail?.headers.filter((line) => line.startsWith('Subject:'))).toHaveLength(1);
  const html = mail?.body.slice(mail.body.indexOf('<!doctype')) ?? '';
  expect(html).toContain('&lt;img src=x onerror=alert(1)&gt; &quot;Co&quot; &amp; &#39;Sons&#39;');
  expect(html).toContain('&lt;script&gt;steal()&lt;/script&gt;');
  expect(html).not.toMatch(/<(img|script|b)\b/);
  expect(html.match(/href="[^"]*"/g)).toEqual([
    `href="${publicUrl}/approvals/${requestId}"`,
    `href="${publicUrl}/notices/settings"`,
  ]);
  await house.sql`update users set name = 'The pm' where id = ${house.ids.pm}`;
});

test('what is wanted once a day comes in one mail after seven, unread things only, and not twice', async () => {
  const seven = addDays(house.now, 2);
  seven.setUTCHours(7, 0, 0, 0);
  const after = (minutes: number) => new Date(seven.getTime() + minutes * 60_000);
  await house.sql`update notifications set read_at = now()`;
  const mark = await house.mark();
  for (let made = 0; made < 3; made++) {
    const roundId = await house.plan(await house.feature(), { opensWhenReady: false });
    await house.done(markReadyVerb, 'engineer', { roundId, note: 'It runs.' }, { now: after(made - 30) });
  }
  await notify(house.db, { from: mark + 1, to: await house.mark() });
  await house.sql`update notifications set read_at = now() where event_seq =
    (select max(event_seq) from notifications where user_id = ${house.ids.pm} and mail = 'daily')`;
  const post = worker.post;
  if (!post) throw new Error('The worker has a channel.');
  const [first, second] = await Promise.all([
    postDigests(house.db, post, after(1)),
    postDigests(house.db, post, after(2)),
  ]);
  expect(first + second).toBe(1);
  await arrived(1);
  const [mail] = server.received;
  expect(mail?.to).toEqual(['pm@latchkey.test']);
  expect(mail?.headers).toContain('Subject: 2 new notices in Latchkey');
  expect(mail?.body).toContain(`${publicUrl}/notices`);
  await expect
    .poll(
      () => house.sql`select 1 from notifications where mail = 'daily' and mailed_at is not null`,
      patience,
    )
    .toHaveLength(2);
  expect(await postDigests(house.db, post, addDays(after(1), 1))).toBe(0);
});

test('whoever left gets no mail', async () => {
  const mark = await house.mark();
  await ask();
  await arrived(1);
  server.received.length = 0;
  await notify(house.db, { from: mark + 1, to: await house.mark() });
  await house.sql`update notifications set mailed_at = null where event_seq > ${mark}`;
  await house.sql`update users set active = false where id = ${house.ids.pm}`;
  const sent: string[] = [];
  const channel = { name: 'mail' as const, deliver: async ({ id }: { id: string }) => void sent.push(id) };
  const [notice] = await mailed();
  for (const noticeId of [notice?.id ?? '', randomUUID()])
    await deliver({ db: house.db, channel, publicUrl }, { noticeId }, new Date());
  await house.sql`update users set active = true where id = ${house.ids.pm}`;
  expect(sent).toEqual([]);
});
