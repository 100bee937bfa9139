import { randomUUID } from 'node:crypto';
import { TOTP } from 'otpauth';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { connection } from '#db/client.ts';
import { sessions } from '#db/schema/sign-in.ts';
import { addDays } from '#domain/dates.ts';
import { handOverSession } from '#server/auth/renewed-cookie.ts';
import { tryPassword } from '#server/auth/sign-in.ts';
import { ticketFor } from '#server/auth/sign-in-ticket.ts';
import { signInsAtOnce } from '#server/auth/sign-ins-at-once.ts';
import { verifyCode } from '#server/auth/verify-code.ts';
import { verifyCredentials } from '#server/auth/verify-credentials.ts';
import { endOtherSessionsVerb } from '#server/commands/sign-in/end-other-sessions.ts';
import { beginSecondFactor, confirmSecondFactor } from '#server/commands/sign-in/own-second-factor.ts';
import { tellLockouts } from '#server/commands/sign-in/tell-lockouts.ts';
import * as passwords from '#server/passwords/hash-password.ts';
import { insertSession, livingSessions } from '#tests/support/sessions.ts';
import {
  addressOf as address,
  openSignInHouse,
  sharedPassword as password,
  SignInDesk,
} from '#tests/support/sign-in-desk.ts';
import type { TestHouse } from '#tests/support/test-house.ts';

vi.mock('#server/passwords/hash-password.ts', { spy: true });
vi.mock('next/headers', () => ({
  headers: () => Promise.resolve(new Headers({ 'x-forwarded-for': '192.0.2.7' })),
  cookies: () => Promise.resolve(new Map()),
}));

let house: TestHouse;

beforeAll(async () => {
  house = await openSignInHouse();
});
afterAll(() => connection().sql.end());
beforeEach(async () => {
  await house.sql`delete from sign_in_attempts`;
});

const verify = (email: string, typed: string, place: string, at = new Date()) =>
  verifyCredentials({ email, password: typed }, place, at);

test('a browser can not renew its session by itself, and has the one that it is handed', async () => {
  const desk = new SignInDesk();
  await desk.signIn(address('sales'), password);
  const first = await desk.sessionId();
  await desk.post('session', { data: '{"sessionId":"another"}' });
  expect(await desk.sessionId()).toBe(first);
  expect(await livingSessions(house, 'sales')).toEqual([first]);
  const second = await insertSession(house, 'sales', { expiresAt: addDays(new Date(), 1) });
  await handOverSession(second, () => desk.post('session', {}));
  expect(await desk.sessionId()).toBe(second);
});

test('signing out everywhere else also ends a session that opens at that very moment', async () => {
  const [here, opening] = [await insertSession(house, 'lead'), randomUUID()];
  let ended: Promise<unknown> = Promise.resolve();
  await insertSession(house, 'lead');
  await house.db.transaction(async (tx) => {
    await tx.execute(`select id from users where id = '${house.ids.lead}' for share`);
    const times = { beganAt: house.now, seenAt: house.now, expiresAt: addDays(house.now, 1) };
    await tx.insert(sessions).values({ id: opening, userId: house.ids.lead, method: 'password', ...times });
    ended = house.done(endOtherSessionsVerb, 'lead', { besides: here });
    await expect
      .poll(() => house.sql`select 1 from pg_locks where not granted`.then((rows) => rows.length))
      .toBeGreaterThan(0);
  });
  await ended;
  expect(await livingSessions(house, 'lead')).toEqual([here]);
});

test('a database that fails is no wrong password: it is said, and the log has why, without what was typed', async () => {
  const said: string[] = [];
  const write = vi.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0);
  await house.sql`alter table sign_in_attempts rename to away`;
  const answer = await tryPassword(address('sales'), password, '/');
  await house.sql`alter table away rename to sign_in_attempts`;
  expect(await tryPassword(address('sales'), 'wrong', '/')).toBeUndefined();
  write.mockRestore();
  expect(answer).toEqual({ error: 'Something went wrong on our side. Try again in a moment.' });
  expect(said).toHaveLength(1);
  expect(said[0]).toMatch(/^sign-in: CallbackRouteError: .*relation "sign_in_attempts" does not exist/);
  expect(said[0]).not.toMatch(/sales@|harbour/);
});

test('thirty wrong passwords from one place are the last, whatever addresses; right ones do not count', async () => {
  const hashed = vi.mocked(passwords.fitsPassword);
  for (let one = 0; one < 3; one++)
    expect(await verify(address('pm'), password, '192.0.2.8')).toBeTypeOf('object');
  hashed.mockClear();
  for (let one = 0; one < 33; one++) await verify(`nobody-${one}@latchkey.test`, 'wrong', '192.0.2.8');
  expect(hashed).toHaveBeenCalledTimes(30);
  expect(await verify(address('pm'), password, '192.0.2.8')).toBeUndefined();
  expect(await verify(address('pm'), password, '192.0.2.9')).toBeTypeOf('object');
  const later = new Date(Date.now() + 16 * 60_000);
  expect(await verify(address('pm'), password, '192.0.2.8', later)).toBeTypeOf('object');
});

test('when too many sign in at once, whoever comes after them is told so, and nothing is counted', async () => {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  const crowd = Array.from({ length: 72 }, () => signInsAtOnce().run(() => opened, undefined));
  for (const email of [address('pm'), 'nobody@latchkey.test']) {
    expect(await tryPassword(email, password, '/')).toEqual({
      error: 'Too many people sign in at this moment. Try again in a few seconds.',
    });
  }
  expect(await house.count('sign_in_attempts')).toBe(0);
  open();
  await Promise.all(crowd);
  expect(await verify(address('pm'), password, '192.0.2.7')).toBeTypeOf('object');
});

test('a lockout is told also when nobody was there to tell it for an hour', async () => {
  const mark = await house.mark();
  for (let one = 0; one < 11; one++) await verify(address('viewer'), 'wrong', '192.0.2.7');
  const later = new Date(Date.now() + 60 * 60_000);
  await verify(address('pm'), 'wrong', '192.0.2.7', later);
  await tellLockouts(house.house, later);
  expect(await house.told(mark)).toEqual(['sign_in.locked']);
});

test('what people do about their own second factor names the request it came with', async () => {
  const { pm } = house.ids;
  const begun = await beginSecondFactor(house, pm, new Date());
  if (!begun.ok) throw new Error(begun.sentence);
  const mark = await house.mark();
  const code = new TOTP({ secret: begun.secret }).generate();
  const confirmed = await confirmSecondFactor(house, pm, code, new Date(), 'request-1');
  if (!confirmed.ok) throw new Error(confirmed.sentence);
  const known = await verify(address('pm'), password, '192.0.2.7');
  if (!known || known === 'too many') throw new Error('The password is right.');
  await verifyCode(ticketFor(known, new Date()), confirmed.codes[0] ?? '', new Date(), 'request-2');
  const told = await house.sql`select type, request_id from audit_events where seq > ${mark} order by seq`;
  expect(told.map(({ type, request_id: name }) => [type, name])).toEqual([
    ['second_factor.set_up', 'request-1'],
    ['second_factor.recovery_code_used', 'request-2'],
  ]);
});
