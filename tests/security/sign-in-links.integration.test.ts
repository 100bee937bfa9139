import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import { TOTP } from 'otpauth';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { connection } from '#db/client.ts';
import { passwordLinks } from '#db/schema/sign-in.ts';
import { users } from '#db/schema/users.ts';
import { addDays } from '#domain/dates.ts';
import { askForReset } from '#server/auth/ask-for-reset.ts';
import { choosePasswordByLink, holderOfLink } from '#server/auth/choose-by-link.ts';
import { addPersonVerb } from '#server/commands/people/add-person.ts';
import { givePasswordVerb } from '#server/commands/people/give-password.ts';
import { inviteAgainVerb } from '#server/commands/sign-in/invite-again.ts';
import { beginSecondFactor, confirmSecondFactor } from '#server/commands/sign-in/own-second-factor.ts';
import { openMail } from '#server/outbox/channels/mail.ts';
import { forgetOldSignIns } from '#server/outbox/forget-old-sign-ins.ts';
import { postPasswordLetters } from '#server/outbox/letters/password-letter.ts';
import { startWorker, type Worker } from '#server/outbox/worker.ts';
import { hashPassword } from '#server/passwords/hash-password.ts';
import { passwordToken } from '#server/passwords/password-link.ts';
import { MailServer } from '#tests/support/mail-server.ts';
import { SignInDesk, signInAt } from '#tests/support/sign-in-desk.ts';
import { type Name, openTestHouse, type TestHouse } from '#tests/support/test-house.ts';

const publicUrl = 'https://latchkey.example.com';
const first = 'harbour lanterns at dawn';
const next = 'seven quiet bicycles';
const address = (who: string) => `${who}@latchkey.test`;
/** Whatever opens something; none of it may be found afterwards. */
const secrets = new Set<string>([first, next]);
const server = new MailServer();
let house: TestHouse;
let worker: Worker;

/** What this process said itself. */
const written: string[] = [];

beforeAll(async () => {
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((chunk) => written.push(String(chunk)) > 0);
  await server.start();
  house = await openTestHouse();
  const from = 'Latchkey <latchkey@example.com>';
  signInAt(house, { SMTP_URL: server.url, MAIL_FROM: from });
  const passwordHash = await hashPassword(first);
  for (const who of ['sales', 'lead', 'pm'] as const)
    await house.db.update(users).set({ passwordHash }).where(eq(users.id, house.ids[who]));
  const outside = { channels: [openMail({ url: server.url, from, publicUrl })], publicUrl };
  worker = await startWorker({ url: house.url, db: house.db, outside, onError: () => {} });
});
afterAll(async () => {
  await worker.stop();
  await server.stop();
  await connection().sql.end();
  for (const name of ['SMTP_URL', 'MAIL_FROM']) delete process.env[name];
});
beforeEach(async () => {
  server.received.length = 0;
  await house.sql`delete from sign_in_attempts`;
  await house.sql`update password_links set queued_at = created_at where queued_at is null`;
});

const ask = (email: string, at = new Date()) => askForReset(email, '192.0.2.7', at);
/** The token of the letter that comes next. */
async function letter(to: string): Promise<string> {
  if (!worker.postLetters) throw new Error('There is e-mail here.');
  await postPasswordLetters(house.db, worker.postLetters, new Date());
  await expect.poll(() => server.received.length, { timeout: 15_000, interval: 50 }).toBe(1);
  const [mail] = server.received.splice(0);
  expect(mail?.to).toEqual([to]);
  const token = /\/choose-password\?token=([\w.-]+)/.exec(mail?.body ?? '')?.[1] ?? '';
  secrets.add(token).add(token.slice(37));
  return token;
}
/** The same without waiting for the letter. */
async function link(who: Name): Promise<string> {
  await ask(address(who));
  const [row] = await house.db
    .select()
    .from(passwordLinks)
    .where(and(eq(passwordLinks.userId, house.ids[who]), isNull(passwordLinks.spentAt)));
  if (!row) throw new Error('There should be a link.');
  return passwordToken(row);
}
const choose = (token: string, password = next, at = new Date()) =>
  choosePasswordByLink(token, password, at, 'request-1');
const refused = expect.objectContaining({ ok: false, code: 'denied' });

describe('a link to choose a new password', () => {
  test('works once, ends every session, and is told without its words', async () => {
    const desk = new SignInDesk();
    await desk.signIn(address('sales'), first);
    expect(await desk.person()).toBe(house.ids.sales);
    const mark = await house.mark();
    await ask(address('sales'));
    const token = await letter(address('sales'));
    for (let looked = 0; looked < 2; looked++)
      expect(await holderOfLink(token, new Date())).toMatchObject({ email: address('sales') });
    expect(await choose(token, 'sales@latchkey.test')).toMatchObject({ ok: false, field: 'password' });
    expect(await choose(token)).toMatchObject({ ok: true });
    expect(await choose(token, first)).toEqual(refused);
    expect(await desk.person()).toBeUndefined();
    await desk.signIn(address('sales'), next);
    expect(await desk.person()).toBe(house.ids.sales);
    expect(await house.told(mark)).toEqual(['profile.password_reset']);
    const named = await house.sql`select request_id from audit_events where seq = ${mark + 1}`;
    expect(named).toMatchObject([{ request_id: 'request-1' }]);
  });

  test('opens for two at once only one time', async () => {
    const token = await link('sales');
    const both = await Promise.all([choose(token, first), choose(token, next)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test.each([
    ['with another signature', (token: string) => `${token.slice(0, 37)}${'A'.repeat(43)}`],
    ['of another row', (token: string) => `${randomUUID()}${token.slice(36)}`],
    ['cut short', (token: string) => token.slice(0, -1)],
    ['of nothing', () => ''],
  ])('%s opens nothing', async (_what, forge) => {
    const token = await link('lead');
    expect(await choose(forge(token))).toEqual(refused);
    expect(await holderOfLink(token, new Date())).toBeDefined();
  });

  test('for one person does not open for another, also when the row is changed', async () => {
    const token = await link('lead');
    const id = token.slice(0, 36);
    await house.db.update(passwordLinks).set({ userId: house.ids.admin }).where(eq(passwordLinks.id, id));
    expect(await choose(token)).toEqual(refused);
  });

  test('opens nothing after an hour, after a later one, and after another password', async () => {
    const old = await link('lead');
    const token = await link('lead');
    expect(await choose(old)).toEqual(refused);
    expect(await choose(token, next, new Date(Date.now() + 61 * 60_000))).toEqual(refused);
    const given = await house.done(givePasswordVerb, 'admin', { personId: house.ids.lead });
    secrets.add(given.password ?? '');
    expect(await choose(token)).toEqual(refused);
  });

  test('goes to nobody for an address that nobody has, for who has no password, and for who left', async () => {
    await house.sql`update users set active = false where id = ${house.ids.leaver}`;
    const before = await house.count('password_links');
    for (const one of ['nobody@latchkey.test', address('viewer'), address('leaver')]) await ask(one);
    expect(await house.count('password_links')).toBe(before);
  });

  test('is asked for with the same work whether or not somebody has the address', async () => {
    const statements = async (email: string) => {
      const query = vi.spyOn(connection().sql, 'unsafe');
      await ask(email);
      const said = query.mock.calls.map(([text]) => text);
      query.mockRestore();
      return said;
    };
    const known = await statements(address('pm'));
    expect(known.join('\n')).toContain('insert into password_links');
    expect(await statements('nobody@latchkey.test')).toEqual(known);
  });

  test('is sent three times to one address, and not to thirty asked from one place', async () => {
    const before = await house.count('password_links');
    for (let one = 0; one < 5; one++) await ask(address('pm'));
    expect(await house.count('password_links')).toBe(before + 3);
    for (let one = 0; one < 30; one++) await ask(`nobody-${one}@latchkey.test`);
    await house.sql`delete from sign_in_attempts where email = ${`reset of ${address('pm')}`}`;
    await ask(address('pm'));
    expect(await house.count('password_links')).toBe(before + 3);
  });
});

describe('an invitation', () => {
  const invite = async (email: string) => {
    const input = { name: 'Newcomer', email, roles: ['sales'] };
    return house.done(addPersonVerb, 'admin', input, { now: new Date() });
  };

  test('is mailed to whoever is added, who chooses a password and comes in', async () => {
    const mark = await house.mark();
    const email = 'newcomer@latchkey.test';
    const { personId, password, invited } = await invite(email);
    expect({ password, invited }).toEqual({ password: null, invited: true });
    const lost = await letter(email);
    await house.done(inviteAgainVerb, 'admin', { personId }, { now: new Date() });
    const token = await letter(email);
    expect(await choose(lost)).toEqual(refused);
    expect(await choose(token, next, addDays(new Date(), 8))).toEqual(refused);
    expect(await choose(token, next, addDays(new Date(), 6))).toMatchObject({ ok: true });
    const desk = new SignInDesk();
    await desk.signIn(email, next);
    expect(await desk.person()).toBe(personId);
    expect(await house.run(inviteAgainVerb, 'admin', { personId })).toMatchObject({ code: 'conflict' });
    const accepted = 'profile.invitation_accepted';
    expect(await house.told(mark)).toEqual(['person.added', 'person.invited', 'person.invited', accepted]);
  });
});

test('nothing that opens something is in any table or in the log at its loudest, and old sign-ins are forgotten', async () => {
  const id = house.ids.pm;
  const desk = new SignInDesk();
  await desk.post('callback/unknown', { email: address('pm'), password: first });
  await desk.signIn(address('pm'), first);
  expect(await desk.person()).toBe(id);
  secrets.add(desk.cookie ?? '');
  const begun = await beginSecondFactor(house, id, new Date());
  if (!begun.ok) throw new Error(begun.sentence);
  const code = new TOTP({ secret: begun.secret }).generate();
  const confirmed = await confirmSecondFactor(house, id, code, new Date());
  if (!confirmed.ok) throw new Error(confirmed.sentence);
  secrets.add(begun.secret);
  for (const one of confirmed.codes) secrets.add(one).add(one.replaceAll('-', ''));
  const dump = await dumpOf(house);
  expect(dump).toContain(await desk.sessionId());
  expect(dump).toContain('$argon2id$v=19$m=19456,t=2,p=1$');
  expect([...secrets].filter((one) => one.length < 12)).toEqual([]);
  expect([...secrets].filter((one) => dump.includes(one))).toEqual([]);
  const logged = written.join('') + loggedOf([...secrets]);
  expect(logged).toContain('"path":"/choose-password"');
  expect(logged).toContain('sign-in: ');
  expect([...secrets].filter((one) => logged.includes(one))).toEqual([]);
  await forgetOldSignIns(house.db, addDays(new Date(), 89));
  expect(await house.count('sessions')).toBeGreaterThan(0);
  await forgetOldSignIns(house.db, addDays(new Date(), 100));
  expect([await house.count('sessions'), await house.count('password_links')]).toEqual([0, 0]);
  await house.expectChain();
});

/** What the server's log says at trace of requests that carry them in the address, a cookie and a header. */
function loggedOf(carried: readonly string[]): string {
  const script = `
    import { IncomingMessage, ServerResponse } from 'node:http';
    import { createLog } from '#server/http/log.ts';
    import { logRequests } from '#server/http/log-requests.ts';
    const log = createLog('trace');
    for (const one of ${JSON.stringify(carried)}) {
      const headers = { cookie: 'authjs.session-token=' + one, authorization: 'Bearer ' + one };
      const said = { method: 'GET', url: '/choose-password?token=' + one, headers };
      const request = Object.assign(new IncomingMessage(null), said);
      const response = new ServerResponse(request);
      logRequests(log)(request, response);
      response.emit('close');
      log.trace({ req: request, err: new Error('no answer to GET /choose-password?token=' + one) }, 'Failed.');
    }`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
  });
  return stdout + stderr;
}

/** Every row of every table, as text. */
async function dumpOf({ sql }: TestHouse): Promise<string> {
  const tables = await sql<{ schema: string; name: string }[]>`
    select schemaname as schema, tablename as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema')`;
  const rows: string[] = [];
  for (const { schema, name } of tables)
    for (const { row } of await sql`select t::text as row from ${sql(`${schema}.${name}`)} t`) rows.push(row);
  return rows.join('\n');
}
