import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { requests } from '#db/schema/access.ts';
import type { LapsedOffer } from '#domain/offers.ts';
import { readWaiting } from '#server/access/read-access.ts';

/** Who waits in a round or was offered a place in it; the round is locked already. */
export async function lockLine(tx: Transaction, roundId: string, now: Date) {
  await tx
    .select({ id: requests.id })
    .from(requests)
    .where(and(eq(requests.roundId, roundId), inArray(requests.status, ['waitlisted', 'offered'])))
    .orderBy(asc(requests.id))
    .for('update');
  return readWaiting(tx, [roundId], now);
}

export async function saveLapsed(tx: Transaction, lapsed: readonly LapsedOffer[]): Promise<void> {
  if (lapsed.length === 0) return;
  await tx
    .update(requests)
    .set({
      status: sql`lapsed.status`,
      waitsSince: sql`lapsed."waitsSince"`,
      waitPlace: null,
      offeredAt: null,
      offeredUntil: null,
    })
    .from(
      sql`json_to_recordset(${JSON.stringify(lapsed)}::json) as lapsed (id uuid, status text, "waitsSince" timestamptz)`,
    )
    .where(eq(requests.id, sql`lapsed.id`));
}
