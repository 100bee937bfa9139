import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { features, rounds } from '#db/schema/features.ts';
import type { Person } from '#domain/act.ts';
import { lineAt } from '#domain/waitlist.ts';
import { readWaiting, seatsTaken } from '#server/access/read-access.ts';
import { approvalsList } from './approvals-list.ts';

const decisionsShown = 3;

/** Decisions that wait, and places that fill. */
export async function homePm(db: Database, by: Person, now: Date) {
  const waiting = await approvalsList(db, by, now, { side: 'you', atMost: decisionsShown });
  const running = await db
    .select({ round: rounds, featureKey: features.key, featureName: features.name })
    .from(rounds)
    .innerJoin(features, eq(features.id, rounds.featureId))
    .where(and(inArray(rounds.status, ['open', 'paused', 'ready']), eq(features.pmId, by.id)))
    .orderBy(asc(features.name));
  const taken = await seatsTaken(
    db,
    running.map(({ round }) => round.id),
    now,
  );
  const inLine = await readWaiting(
    db,
    running.map(({ round }) => round.id),
    now,
  );
  const filling = running.map(({ round, featureKey, featureName }) => ({
    featureKey,
    featureName,
    kind: round.kind,
    number: round.number,
    status: round.status,
    seats: { total: round.seats, taken: taken.get(round.id) ?? 0 },
    waiting: lineAt(
      inLine.filter((one) => one.roundId === round.id),
      now,
    ).waiting.length,
  }));
  return {
    waiting,
    /** What is theirs to open comes first, then where somebody waits, then the fullest. */
    filling: filling.toSorted(
      (a, b) =>
        Number(b.status === 'ready') - Number(a.status === 'ready') ||
        b.waiting - a.waiting ||
        fullness(b.seats) - fullness(a.seats),
    ),
  };
}

function fullness(seats: { total: number; taken: number }): number {
  return seats.taken / seats.total;
}
