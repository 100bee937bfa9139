import { and, asc, desc, eq, inArray, ne, type SQL } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { grants, requests } from '#db/schema/access.ts';
import { accounts } from '#db/schema/accounts.ts';
import { rounds } from '#db/schema/features.ts';
import { users } from '#db/schema/users.ts';
import { openStatuses } from '#domain/requests.ts';
import { preparedRound } from '#domain/rounds.ts';
import { seatsLeft } from '#domain/seats.ts';
import { livingAt, seatsTaken } from '#server/access/read-access.ts';

/** Everybody who has the feature now, the most valuable first: whom it concerns when something is done to it. */
export function featureImpact(db: Database, featureId: string, now: Date) {
  return holders(db, and(eq(grants.featureId, featureId), livingAt(now)));
}

/** What closing a round has to decide: whoever is in, those who still ask, and the round they can go on into. */
export async function roundClosing(db: Database, roundId: string, now: Date) {
  const [round] = await db.select().from(rounds).where(eq(rounds.id, roundId));
  if (!round) return undefined;
  const others = await db
    .select()
    .from(rounds)
    .where(and(eq(rounds.featureId, round.featureId), ne(rounds.id, roundId)));
  const next = preparedRound(others);
  const taken = next && ((await seatsTaken(db, [next.id], now)).get(next.id) ?? 0);
  const open = inArray(requests.status, openStatuses);
  return {
    holders: await holders(db, and(eq(grants.roundId, roundId), livingAt(now))),
    asking: await db.$count(requests, and(eq(requests.roundId, roundId), open)),
    next: next ? { ...next, seatsLeft: seatsLeft({ total: next.seats, taken: taken ?? 0 }) } : null,
  };
}

function holders(db: Database, which: SQL | undefined) {
  return db
    .select({
      grantId: grants.id,
      accountKey: accounts.key,
      accountName: accounts.name,
      arr: accounts.arr,
      ownerName: users.name,
      startsAt: grants.startsAt,
      expiresAt: grants.expiresAt,
      source: grants.source,
    })
    .from(grants)
    .innerJoin(accounts, eq(accounts.id, grants.accountId))
    .innerJoin(users, eq(users.id, accounts.ownerId))
    .where(which)
    .orderBy(desc(accounts.arr), asc(accounts.name));
}
