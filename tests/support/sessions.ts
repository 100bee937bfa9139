import { randomUUID } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import { sessions } from '#db/schema/sign-in.ts';
import { addDays } from '#domain/dates.ts';
import type { Name, TestHouse } from '#tests/support/test-house.ts';

const idOf = ({ ids }: TestHouse, who: string) => ids[who as Name] ?? who;

/** Somebody of the house, or of that id, signed in. @returns the session's id. */
export async function insertSession(
  house: TestHouse,
  who: string,
  changes: Partial<typeof sessions.$inferInsert> = {},
): Promise<string> {
  const row = {
    ...{ id: randomUUID(), userId: idOf(house, who), method: 'password' as const },
    ...{ beganAt: house.now, seenAt: house.now, expiresAt: addDays(house.now, 1) },
    ...changes,
  };
  await house.db.insert(sessions).values(row);
  return row.id;
}

export async function livingSessions(house: TestHouse, who: string): Promise<string[]> {
  const rows = await house.db
    .select({ id: sessions.id })
    .from(sessions)
    .where(and(eq(sessions.userId, idOf(house, who)), isNull(sessions.endedAt)));
  return rows.map(({ id }) => id);
}
