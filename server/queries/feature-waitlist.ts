import { eq, inArray } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { approvals, requests } from '#db/schema/access.ts';
import { accounts } from '#db/schema/accounts.ts';
import { users } from '#db/schema/users.ts';
import { byDeal } from '#domain/by-deal.ts';
import { openStep } from '#domain/requests.ts';
import { dueFree, lineAt } from '#domain/waitlist.ts';
import { readWaiting } from '#server/access/read-access.ts';
import { endsOfRound } from './places-due.ts';

interface OfRound {
  readonly id: string;
  readonly seats: number;
}

/** Who waits for a place in a round, first first, with the order proposed; and for whom one is held. */
export async function featureWaitlist(db: Database, round: OfRound, now: Date) {
  const line = lineAt(await readWaiting(db, [round.id], now), now);
  const ids = [...line.offered, ...line.waiting].map(({ id }) => id);
  if (ids.length === 0) return { offered: [], waiting: [], proposed: [] };
  const rows = await db
    .select({ request: requests, account: accounts, requestedByName: users.name })
    .from(requests)
    .innerJoin(accounts, eq(accounts.id, requests.accountId))
    .innerJoin(users, eq(users.id, requests.requestedBy))
    .where(inArray(requests.id, ids));
  const given = await db.select().from(approvals).where(inArray(approvals.requestId, ids));
  const ends = await endsOfRound(db, round.id, now);
  const shown = ({ id }: { readonly id: string }, index: number) =>
    rows
      .filter(({ request }) => request.id === id)
      .map(({ request, account, requestedByName }) => {
        const { dealValue, dealCloseDate, offeredUntil, reason, steps } = request;
        const judged = { ...request, approvals: given.filter((one) => one.requestId === id) };
        return {
          ...{ id, dealValue, dealCloseDate, offeredUntil, reason, requestedByName },
          waitsSince: request.waitsSince ?? request.createdAt,
          account: { key: account.key, name: account.name, arr: account.arr },
          lacks: steps[openStep(judged) ?? -1]?.group ?? null,
          placeDue: dueFree({ seats: round.seats, ends, offers: line.offered.length }, index + 1) ?? null,
        };
      });
  const waiting = line.waiting.flatMap(shown);
  return {
    offered: line.offered.flatMap(shown),
    waiting,
    proposed: byDeal(waiting, (one) => one.waitsSince).map(({ id }) => id),
  };
}
