import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { TOTP } from 'otpauth';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { connection } from '#db/client.ts';
import { users } from '#db/schema/users.ts';
import { ticketFor } from '#server/auth/sign-in-ticket.ts';
import { verifyCredentials } from '#server/auth/verify-credentials.ts';
import { killFeatureVerb } from '#server/commands/features/kill-feature.ts';
import { changePersonVerb } from '#server/commands/people/change-person.ts';
import { deactivatePersonVerb } from '#server/commands/people/deactivate-person.ts';
import { runCommand } from '#server/commands/run-command.ts';
import { endOtherSessionsVerb } from '#server/commands/sign-in/end-other-sessions.ts';
import {
  beginSecondFactor,
  confirmSecondFactor,
  renewRecoveryCodes,
  switchOffSecondFactor,
} from '#server/commands/sign-in/own-second-factor.ts';
import { requireSecondFactorVerb } from '#server/commands/sign-in/require-second-factor.ts';
import { takeOffSecondFactorVerb } from '#server/commands/sign-in/take-off-second-factor.ts';
import { tellLockouts } from '#server/commands/sign-in/tell-lockouts.ts';
import * as passwords from '#server/passwords/hash-password.ts';
import { insertSession, livingSessions } from '#tests/support/sessions.ts';
import {
  addressOf as address,
  openSignInHouse,
  sharedPassword as password,
  SignInDesk,
} from '#tests/support/sign-in-desk.ts';
import type { Name, TestHouse } from '#tests/support/test-house.ts';

vi.mock('#server/passwords/hash-password.ts', { spy: true });

const tries = process.env.LATCHKEY_FULL ? 1_000 : 30;
const wrong = 'harbour lanterns at dusk';
let house: TestHouse;

beforeAll(async () => {
  house = await openSignInHouse();
});
afterAll(() => connection().sql.end());
beforeEach(async () => {
  await house.sql`delete from sign_in_attempts`;
});

async function signedIn(who: Name): Promise<SignInDesk> {
  const desk = new SignInDesk();
  await desk.signIn(address(who), password);
  expect(await desk.person()).toBe(house.ids[who]);
  return desk;
}
const verified = (who: Name, at = new Date()) =>
  verifyCredentials({ email: address(who), password }, '192.0.2.7', at);
/** The same cookies in another browser. */
function copyOf(desk: SignInDesk): SignInDesk {
  const copy = new SignInDesk();
  for (const [name, value] of desk.cookies) copy.cookies.set(name, value);
  return copy;
}

describe('guessing', () => {
  test(`${tries} wrong tries lock the sign-in, also for the right password, and admins are told once`, async () => {
    const mark = await house.mark();
    const desk = new SignInDesk();
    const hashed = vi.mocked(passwords.fitsPassword).mock.calls.length;
    for (let one = 0; one < tries; one++) await desk.signIn(address('viewer'), `${wrong} ${one}`);
    expect(vi.mocked(passwords.fitsPassword).mock.calls.length - hashed).toBe(10);
    await desk.signIn(address('viewer'), password);
    expect(await desk.person()).toBeUndefined();
    for (let twice = 0; twice < 2; twice++) await tellLockouts(house.house, new Date());
    expect(await house.told(mark)).toEqual(['sign_in.locked']);
    const later = new Date(Date.now() + 16 * 60_000);
    expect(await verified('viewer', later)).toMatchObject({
      id: house.ids.viewer,
    });
  });

  test('for an address that nobody has the same is done and answered, and nobody is told of it', async () => {
    const mark = await house.mark();
    const seen = async (email: string) => {
      await house.sql`delete from sign_in_attempts`;
      vi.mocked(passwords.fitsPassword).mockClear();
      const query = vi.spyOn(connection().sql, 'unsafe');
      const answers = new Set<string>();
      for (let one = 0; one < 12; one++) answers.add(await new SignInDesk().signIn(email, wrong));
      const statements = query.mock.calls.map(([text]) => text);
      query.mockRestore();
      const marks = await house.sql`select replace(email, ${email}, 'address') as mark from sign_in_attempts`;
      return {
        answers: [...answers],
        statements,
        hashed: vi.mocked(passwords.fitsPassword).mock.calls.length,
        marks: marks.map(({ mark }) => String(mark)).sort(),
      };
    };
    const known = await seen(address('viewer'));
    await tellLockouts(house.house, new Date());
    const unknown = await seen('nobody@latchkey.test');
    await tellLockouts(house.house, new Date());
    expect(known.statements.length).toBeGreaterThan(12);
    expect(unknown).toEqual(known);
    expect(unknown.hashed).toBe(10);
    expect(await house.told(mark)).toEqual(['sign_in.locked']);
  });
});

describe('sessions', () => {
  test('a cookie and an id that were planted before are not those of whoever signs in', async () => {
    const attacker = await signedIn('other-sales');
    const victim = copyOf(attacker);
    await victim.signIn(address('sales'), password);
    expect(victim.cookie).not.toBe(attacker.cookie);
    expect(await victim.sessionId()).not.toBe(await attacker.sessionId());
    expect([await victim.person(), await attacker.person()]).toEqual([
      house.ids.sales,
      house.ids['other-sales'],
    ]);
  });

  test('a cookie that was copied is worth nothing once its owner signed out', async () => {
    const owner = await signedIn('sales');
    const thief = copyOf(owner);
    expect(await thief.person()).toBe(house.ids.sales);
    await owner.signOut();
    expect(owner.cookie).toBeUndefined();
    expect(await thief.person()).toBeUndefined();
  });

  test('an id of somebody else in one’s own cookie opens nothing', async () => {
    const { findSignedIn } = await import('#server/auth/current-user.ts');
    const theirs = await (await signedIn('sales')).sessionId();
    expect(await findSignedIn(house.ids.admin, theirs, new Date())).toBeNull();
    expect(await findSignedIn(house.ids.sales, theirs, new Date())).not.toBeNull();
    const tomorrow = new Date(Date.now() + 13 * 3_600_000);
    expect(await findSignedIn(house.ids.sales, theirs, tomorrow)).toBeNull();
  });

  test('a role that is taken away ends them, and the next command is refused', async () => {
    const engineer = await signedIn('engineer');
    const featureId = await house.feature();
    const [person] = await house.db.select().from(users).where(eq(users.id, house.ids.engineer));
    const named = { personId: house.ids.engineer, name: person?.name, teamId: null };
    await house.done(changePersonVerb, 'admin', { ...named, roles: ['viewer'] });
    const kill = { featureId, environmentKey: 'production', reason: 'It fails.' };
    const submission = { userId: house.ids.engineer, commandId: randomUUID() };
    expect(await runCommand(house.house, killFeatureVerb, kill, submission)).toMatchObject({
      code: 'forbidden',
    });
    expect(await engineer.person()).toBeUndefined();
    await house.done(changePersonVerb, 'admin', { ...named, roles: ['engineer'] });
    expect(await engineer.person(), 'also when the role is given back').toBeUndefined();
  });

  test('whoever is deactivated is out, and can not come in', async () => {
    const leaver = await signedIn('leaver');
    await house.done(deactivatePersonVerb, 'admin', { personId: house.ids.leaver });
    expect(await leaver.person()).toBeUndefined();
    const again = new SignInDesk();
    await again.signIn(address('leaver'), password);
    expect(await again.person()).toBeUndefined();
  });

  test('signing out everywhere else leaves this one', async () => {
    const [here, there] = [await signedIn('sales'), await signedIn('sales')];
    await house.done(endOtherSessionsVerb, 'sales', { besides: await here.sessionId() }, { now: new Date() });
    expect([await here.person(), await there.person()]).toEqual([house.ids.sales, undefined]);
  });

  test('a password that was replaced between the right answer and the session opens none', async () => {
    const { openSession } = await import('#server/auth/open-session.ts');
    const browser = { method: 'password', userAgent: '', address: '' } as const;
    const opening = { ...browser, userId: house.ids.sales, passwordHash: 'another' };
    expect(await openSession(opening, new Date())).toBeUndefined();
  });
});

describe('a second factor', () => {
  let secret: string;
  let codes: readonly string[];
  const codeAt = (ms = Date.now()) => new TOTP({ secret }).generate({ timestamp: ms });
  const forget = () => house.sql`update second_factors set last_step = 0`;

  beforeAll(async () => {
    const begun = await beginSecondFactor(house, house.ids.pm, new Date());
    if (!begun.ok) throw new Error(begun.sentence);
    secret = begun.secret;
    const confirmed = await confirmSecondFactor(house, house.ids.pm, codeAt(), new Date());
    if (!confirmed.ok) throw new Error(confirmed.sentence);
    codes = confirmed.codes;
    await forget();
  });

  const ticket = async () => {
    const known = await verified('pm');
    if (!known || known === 'too many' || !known.needsCode) throw new Error('A code should be asked for.');
    return ticketFor(known, new Date());
  };
  const enter = async (code: string, with_ = '') => {
    const desk = new SignInDesk();
    await desk.post('callback/credentials', { ticket: with_ || (await ticket()), code });
    return desk.person();
  };

  test('the password alone opens nothing, and says no more than that a code is needed', async () => {
    const desk = new SignInDesk();
    const answer = await desk.signIn(address('pm'), password);
    expect(answer).toMatch(/error=CredentialsSignin&code=code_needed$/);
    expect(desk.cookie).toBeUndefined();
  });

  test('the password alone does not take it off, nor make new recovery codes', async () => {
    for (const deed of [switchOffSecondFactor, renewRecoveryCodes])
      expect(await deed(house, house.ids.pm, password, new Date())).toMatchObject({ code: 'denied' });
  });

  test('sessions that began without it end when it is set up, but for the one that did', async () => {
    const [here, elsewhere] = [await insertSession(house, 'lead'), await insertSession(house, 'lead')];
    const begun = await beginSecondFactor(house, house.ids.lead, new Date());
    if (!begun.ok) throw new Error(begun.sentence);
    const code = new TOTP({ secret: begun.secret }).generate();
    const done = await confirmSecondFactor(house, house.ids.lead, code, new Date(), undefined, here);
    expect(done.ok).toBe(true);
    expect(await livingSessions(house, 'lead')).toEqual([here]);
    expect(elsewhere).not.toBe(here);
  });

  test('a code opens once, and not again', async () => {
    await forget();
    const code = codeAt();
    const first = await ticket();
    expect(await enter(code, first)).toBe(house.ids.pm);
    expect(await enter(code, first)).toBeUndefined();
    expect(await enter(code)).toBeUndefined();
  });

  test('two who come with the same code at once: one is let in', async () => {
    await forget();
    const [code, one] = [codeAt(), await ticket()];
    const both = await Promise.all([enter(code, one), enter(code, one)]);
    expect(both.filter(Boolean)).toHaveLength(1);
  });

  test('a recovery code opens once, however it is typed', async () => {
    const [code = ''] = codes;
    const mark = await house.mark();
    expect(await enter(` ${code.toUpperCase().replaceAll('-', ' ')}`)).toBe(house.ids.pm);
    expect(await enter(code)).toBeUndefined();
    expect(await house.told(mark)).toEqual(['second_factor.recovery_code_used']);
  });

  test('codes are not guessed for long: the right password does not begin the count anew', async () => {
    await forget();
    const first = await ticket();
    for (let one = 0; one < 9; one++) await enter('000000', first);
    expect(await verified('pm')).toBeUndefined();
    expect(await enter(codeAt(), first)).toBeUndefined();
  });

  test.each([
    ['of somebody else', (real: string) => real.replace(house.ids.pm, house.ids.sales)],
    ['made longer', (real: string) => real.replace(/\.\d+\./, '.99999999999999.')],
    ['signed by nobody', (real: string) => real.replace(/\.[\w-]{43}$/, `.${'A'.repeat(43)}`)],
  ])('a ticket that is %s is none', async (_what, forge) => {
    await forget();
    expect(await enter(codeAt(), forge(await ticket()))).toBeUndefined();
    expect(await enter(codeAt())).toBe(house.ids.pm);
  });

  test('the house asks it of admins: whoever has none does nothing before it is set up', async () => {
    const admin = await signedIn('admin');
    await house.done(requireSecondFactorVerb, 'admin', { who: 'admins' });
    expect([await admin.mustSetUp(), await (await signedIn('sales')).mustSetUp()]).toEqual([true, false]);
    const begun = await beginSecondFactor(house, house.ids.admin, new Date());
    if (!begun.ok) throw new Error(begun.sentence);
    const code = new TOTP({ secret: begun.secret }).generate();
    await confirmSecondFactor(house, house.ids.admin, code, new Date());
    expect(await admin.mustSetUp()).toBe(false);
  });

  test('an admin takes a lost one off: the password is enough then', async () => {
    await house.done(takeOffSecondFactorVerb, 'admin', { personId: house.ids.pm });
    expect(await (await signedIn('pm')).person()).toBe(house.ids.pm);
    await house.expectChain();
  });
});
