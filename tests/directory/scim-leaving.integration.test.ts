import { randomUUID } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { passwordLinks, recoveryCodes, secondFactors } from '#db/schema/sign-in.ts';
import { users } from '#db/schema/users.ts';
import { addDays } from '#domain/dates.ts';
import { byOkta, patchSchema } from '#tests/support/scim-bodies.ts';
import { ScimDesk } from '#tests/support/scim-desk.ts';
import { openTestHouse, type TestHouse } from '#tests/support/test-house.ts';

let house: TestHouse;
let desk: ScimDesk;

beforeAll(async () => {
  house = await openTestHouse();
  desk = await ScimDesk.open(house);
});

async function make(body: object): Promise<{ readonly id: string }> {
  const answer = await desk.ask('POST', '/Users', body);
  expect(answer.status).toBe(201);
  return { id: String(answer.body.id) };
}

const patch = (id: string, ...operations: object[]) =>
  desk.ask('PATCH', `/Users/${id}`, { schemas: [patchSchema], Operations: operations });
const userOf = async (id: string) => (await house.db.select().from(users).where(eq(users.id, id)))[0];

describe('what somebody held before they left', () => {
  const holding = async () => {
    const sent = byOkta();
    const { id } = await make(sent);
    const [singleSignOnId, now] = [`https://id.example.com ${id}`, house.now];
    await house.db.update(users).set({ passwordHash: 'a hash', singleSignOnId }).where(eq(users.id, id));
    const made = { userId: id, createdAt: now };
    await house.db.insert(passwordLinks).values({
      ...{ ...made, id: randomUUID(), purpose: 'reset', expiresAt: addDays(now, 1) },
    });
    await house.db.insert(secondFactors).values({ ...made, sealedSecret: 'sealed', confirmedAt: now });
    await house.db.insert(recoveryCodes).values({ userId: id, hash: 'hash' });
    return { id, sent };
  };
  const held = async (id: string) => ({
    password: Boolean((await userOf(id))?.passwordHash),
    bound: Boolean((await userOf(id))?.singleSignOnId),
    links: await house.db.$count(
      passwordLinks,
      and(eq(passwordLinks.userId, id), isNull(passwordLinks.spentAt)),
    ),
    factors: await house.db.$count(secondFactors, eq(secondFactors.userId, id)),
    codes: await house.db.$count(recoveryCodes, eq(recoveryCodes.userId, id)),
  });
  const all = { password: true, bound: true, links: 1, factors: 1, codes: 1 };

  test('opens nothing when they are deleted and made again', async () => {
    const { id, sent } = await holding();
    expect(await held(id)).toEqual(all);
    await desk.ask('DELETE', `/Users/${id}`);
    expect((await make(sent)).id).toBe(id);
    expect(await held(id)).toEqual({ password: false, bound: false, links: 0, factors: 0, codes: 0 });
  });

  test('is cleared also when they were deactivated before they are deleted', async () => {
    const { id } = await holding();
    await patch(id, { op: 'replace', value: { active: false } });
    expect(await held(id)).toEqual({ ...all, bound: false, links: 0 });
    await desk.ask('DELETE', `/Users/${id}`);
    expect(await held(id)).toEqual({ password: false, bound: false, links: 0, factors: 0, codes: 0 });
  });

  test('a link to the address they had opens nothing once it is another', async () => {
    const { id } = await holding();
    await patch(id, { op: 'replace', value: { displayName: 'Another Name' } });
    expect(await held(id)).toEqual(all);
    const path = 'emails[type eq "work"].value';
    await patch(id, { op: 'replace', path, value: `moved-${id}@latchkey.test` });
    expect(await held(id)).toEqual({ ...all, links: 0 });
  });
});
