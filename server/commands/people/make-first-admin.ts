import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { users } from '#db/schema/users.ts';
import { type Refusal, refuse } from '#domain/decision.ts';
import { firstAdminInput, makeFirstAdmin } from '#domain/first-admin.ts';
import { inputSentence } from '#domain/inputs/input-sentence.ts';
import { appendEvents } from '#server/audit/append-events.ts';
import type { House } from '#server/house.ts';
import { hashPassword } from '#server/passwords/hash-password.ts';
import { judgePassword } from '#server/passwords/judge-password.ts';

const firstAdminLock = 7_203_115_005;

/**
 * Makes the first person of a house that has none: there is nobody yet whose command it could be, so whoever is made
 * did it. Two at once make one, and the other is told so.
 */
export async function makeTheFirstAdmin(
  house: Pick<House, 'db'>,
  raw: unknown,
  now: Date,
  requestId?: string | undefined,
): Promise<{ readonly ok: true; readonly email: string } | (Refusal & { readonly field?: 'password' })> {
  const parsed = firstAdminInput.safeParse(raw);
  if (!parsed.success) return refuse('invalid', inputSentence(parsed.error));
  const { name, email, password } = parsed.data;
  const problem = await judgePassword(password, { name, email });
  if (problem) return { ...refuse('invalid', problem), field: 'password' };
  const passwordHash = await hashPassword(password);
  return house.db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${firstAdminLock})`);
    const made = makeFirstAdmin({ people: await tx.$count(users) }, { name }, randomUUID);
    if (!made.ok) return made;
    const { id, roles } = made.person;
    await tx.insert(users).values({ id, name, email, roles, passwordHash, createdAt: now });
    const actor = { kind: 'user', id, name } as const;
    await appendEvents(tx, made.events, { actor, at: now, commandId: randomUUID(), requestId });
    return { ok: true, email };
  });
}
