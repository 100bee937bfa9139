import { and, asc, eq, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { grants } from '#db/schema/access.ts';
import { endThatFrees } from '#domain/waitlist.ts';
import { livingAt, type ReadAccess } from '#server/access/read-access.ts';

/** When the living grants of a round end, the earliest first. */
export async function endsOfRound(db: Database, roundId: string, now: Date): Promise<Date[]> {
  const rows = await db
    .select({ end: grants.endsAt })
    .from(grants)
    .where(and(eq(grants.roundId, roundId), livingAt(now)))
    .orderBy(asc(grants.endsAt));
  return rows.flatMap(({ end }) => end ?? []);
}

/** For each feature whose round is full for an account: when a place is due to be free for it, as far as that is known. */
export async function placesDue(
  db: Database,
  access: readonly ReadAccess[],
  now: Date,
): Promise<Map<string, Date>> {
  const full = access.flatMap(({ facts: { round, line }, roundRow, featureRow }) => {
    const end = round && endThatFrees(round.seats, line.place ?? line.waiting + 1);
    return roundRow && !line.holdsOffer && end !== undefined
      ? [sql`(${featureRow.id}::uuid, ${roundRow.id}::uuid, ${end}::int)`]
      : [];
  });
  if (full.length === 0) return new Map();
  const rows = await db.execute<{ featureId: string; due: Date | string }>(sql`
    select wanted.feature_id as "featureId", due.ends_at as due
    from (values ${sql.join(full, sql`, `)}) wanted (feature_id, round_id, place)
    cross join lateral (
      select ends_at from ${grants}
      where ${grants.roundId} = wanted.round_id and ${livingAt(now)}
      order by ends_at offset wanted.place limit 1) due`);
  return new Map(rows.map(({ featureId, due }) => [featureId, new Date(due)]));
}
