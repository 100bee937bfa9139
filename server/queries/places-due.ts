import { and, inArray } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { grants } from '#db/schema/access.ts';
import { seatsLeft } from '#domain/seats.ts';
import { dueFree } from '#domain/waitlist.ts';
import { livingAt, type ReadAccess } from '#server/access/read-access.ts';

/** When the living grants of these rounds end. */
export async function endsPerRound(
  db: Database,
  roundIds: readonly string[],
  now: Date,
): Promise<Map<string, Date[]>> {
  const ends = new Map<string, Date[]>();
  if (roundIds.length === 0) return ends;
  const rows = await db
    .select({ roundId: grants.roundId, end: grants.endsAt })
    .from(grants)
    .where(and(inArray(grants.roundId, [...roundIds]), livingAt(now)));
  for (const { roundId, end } of rows)
    if (roundId && end) ends.set(roundId, [...(ends.get(roundId) ?? []), end]);
  return ends;
}

/** For each feature whose round is full for an account: when a place is due to be free for it, as far as that is known. */
export async function placesDue(
  db: Database,
  access: readonly ReadAccess[],
  now: Date,
): Promise<Map<string, Date>> {
  const due = new Map<string, Date>();
  const full = access.flatMap(({ facts: { round, line }, roundRow, featureRow }) => {
    const place = line.place ?? line.waiting + 1;
    return roundRow && round && !line.holdsOffer && place > seatsLeft(round.seats)
      ? [{ featureId: featureRow.id, roundId: roundRow.id, seats: round.seats, place }]
      : [];
  });
  const ends = await endsPerRound(
    db,
    full.map(({ roundId }) => roundId),
    now,
  );
  for (const { featureId, roundId, seats, place } of full) {
    const ofRound = ends.get(roundId) ?? [];
    const offers = Math.max(0, seats.taken - ofRound.length);
    const at = dueFree({ seats: seats.total, ends: ofRound, offers }, place);
    if (at) due.set(featureId, at);
  }
  return due;
}
