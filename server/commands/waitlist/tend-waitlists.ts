import { eq, sql } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { requests } from '#db/schema/access.ts';
import { rounds } from '#db/schema/features.ts';
import type { AuditEvent } from '#domain/audit/events.ts';
import { lapse, offer } from '#domain/offers.ts';
import { ref } from '#domain/rounds.ts';
import { isBarred } from '#server/access/barred.ts';
import { seatsTaken } from '#server/access/read-access.ts';
import { readWaitingTimes } from '#server/access/waiting-times.ts';
import { lockFeature, lockRounds } from '#server/commands/lock.ts';
import { runAsSystem } from '#server/commands/run-as-system.ts';
import { isRefusal } from '#server/commands/verb.ts';
import { eachOnItsOwn } from '#server/each-on-its-own.ts';
import type { House } from '#server/house.ts';
import { lockLine, saveLapsed } from './load-line.ts';

/**
 * Makes explicit what the clock has decided: offers that were not taken in time are over, and free places are held for
 * whoever is first in line. Cheap while there is nothing to do.
 * @returns how many events there were to tell.
 * @throws what failed in some rounds, when all the others are tended.
 */
export async function tendWaitlists(house: House, now: Date): Promise<number> {
  const due = await roundsToTend(house.db, now);
  const told = await eachOnItsOwn(
    due.map((round) => () => runAsSystem(house, now, (tx) => tendRound(tx, round, now))),
  );
  return told.flat().length;
}

interface RoundToTend extends Record<string, unknown> {
  readonly id: string;
  readonly featureId: string;
}

/** Rounds with an offer that is over, or with a free place for somebody who waits. */
async function roundsToTend(db: Database, now: Date): Promise<readonly RoundToTend[]> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const inLine = {
    featureId: sql`q.feature_id`,
    accountId: sql`q.account_id`,
    archivedAt: sql`a.archived_at`,
  };
  return db.execute<RoundToTend>(sql`
    select r.id, r.feature_id as "featureId" from rounds r
    where r.id in (select round_id from requests where status in ('waitlisted', 'offered'))
      and (
        exists (select from requests q where q.round_id = r.id and q.status = 'offered' and q.offered_until <= ${at})
        or (
          ${offering(sql`r`)} and seats_taken(r.id, ${at}, null) < r.seats
          and exists (
            select from requests q join accounts a on a.id = q.account_id
            where q.round_id = r.id and q.status = 'waitlisted' and not ${isBarred(inLine, now)}
          )
        )
      )
    order by r.id`);
}

/** Whether places of the round are offered: it is open, and production serves the feature. */
function offering(round: ReturnType<typeof sql>) {
  return sql`${round}.status = 'open' and not exists (
    select from feature_environments f join environments e on e.key = f.environment_key and e.production
    where f.feature_id = ${round}.feature_id and f.serving = 'nobody'
  )`;
}

async function tendRound(tx: Transaction, of: RoundToTend, now: Date): Promise<AuditEvent[]> {
  const feature = await lockFeature(tx, of.featureId, 'share');
  if (isRefusal(feature)) return [];
  const round = (await lockRounds(tx, feature.id)).find(({ id }) => id === of.id);
  if (!round) return [];
  const line = { feature: ref(feature), requests: await lockLine(tx, round.id, now) };
  const lapsed = lapse(line, now);
  await saveLapsed(tx, lapsed.next);
  const [open] = await tx
    .select({ id: rounds.id })
    .from(rounds)
    .where(sql`${rounds.id} = ${round.id} and ${offering(sql`rounds`)}`);
  if (!open) return lapsed.events;
  const taken = (await seatsTaken(tx, [round.id], now)).get(round.id) ?? 0;
  const { offerHours } = await readWaitingTimes(tx);
  const offered = offer({ ...line, free: round.seats - taken, offerHours }, now);
  for (const { id, status, until } of offered.next)
    await tx
      .update(requests)
      .set({ status, offeredAt: now, offeredUntil: until, waitPlace: null })
      .where(eq(requests.id, id));
  return [...lapsed.events, ...offered.events];
}
