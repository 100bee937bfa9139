import { randomUUID } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { eq } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { auditEvents } from '#db/schema/audit.ts';
import { sessions } from '#db/schema/sign-in.ts';
import { users } from '#db/schema/users.ts';
import { insertSession, livingSessions } from '#tests/support/sessions.ts';
import { openTestHouse, type TestHouse } from '#tests/support/test-house.ts';
import { changeOwnPassword } from './change-own-password.ts';

const [here, elsewhere] = [randomUUID(), randomUUID()];
const first = 'harbour lanterns at dawn';
const next = 'seven quiet bicycles';
let house: TestHouse;

beforeAll(async () => {
  house = await openTestHouse();
  await house.db
    .update(users)
    .set({ passwordHash: await hash(first) })
    .where(eq(users.id, house.ids.sales));
  for (const id of [here, elsewhere]) await insertSession(house, 'sales', { id });
});

const change = (old: string, wanted: string, who: 'sales' | 'viewer' = 'sales') =>
  changeOwnPassword(
    { db: house.db },
    { userId: house.ids[who], sessionId: here, requestId: 'request-1' },
    { old, next: wanted },
    house.now,
  );

test.each([
  ['old', 'another than the one they have', 'not the password', next],
  ['next', 'the same again', first, first],
  ['next', 'one that is easily guessed', first, 'password1234'],
] as const)('%s is refused: %s', async (field, _what, old, wanted) => {
  expect(await change(old, wanted)).toMatchObject({ ok: false, field });
});

test('whoever has none can not begin with one', async () => {
  expect(await change('', next, 'viewer')).toMatchObject({ ok: false, field: 'old' });
});

test('it is changed, told without its words, and the other sessions end', async () => {
  const mark = await house.mark();
  await house.db.update(sessions).set({ method: 'single_sign_on' }).where(eq(sessions.id, here));
  const outcome = await change(first, next);
  if (!outcome.ok) throw new Error(outcome.sentence);
  const [user] = await house.db.select().from(users).where(eq(users.id, house.ids.sales));
  expect(await verify(user?.passwordHash ?? '', next)).toBe(true);
  expect(await house.told(mark)).toEqual(['profile.password_changed']);
  expect(await livingSessions(house, 'sales')).toEqual([outcome.sessionId]);
  const [goesOn] = await house.db.select().from(sessions).where(eq(sessions.id, outcome.sessionId));
  expect(goesOn).toMatchObject({ method: 'single_sign_on', beganAt: house.now });
  expect(outcome.sessionId).not.toBe(here);
  const [told] = await house.db
    .select()
    .from(auditEvents)
    .where(eq(auditEvents.seq, mark + 1));
  expect(told?.requestId).toBe('request-1');
  const again = await change(next, first);
  expect(again, 'the session they had is over').toMatchObject({ ok: false, code: 'denied' });
  await house.expectChain();
});
