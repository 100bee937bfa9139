import { and, eq, gte, inArray, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { grantActivations, grants } from '#db/schema/access.ts';
import { accounts } from '#db/schema/accounts.ts';
import { evaluationDays, evaluationRollups } from '#db/schema/evaluation.ts';
import { features } from '#db/schema/features.ts';
import { adoptionOf, byNudge, lastDays, needsNudge } from '#domain/adoption.ts';
import { addDays } from '#domain/dates.ts';
import { onFrom, sawItBefore, sinceTheUnlockMs } from '#domain/time-to-unlock.ts';
import { livingAt } from '#server/access/read-access.ts';

const pageSize = 10;
const sparklineDays = 30;

interface Wanted {
  readonly key: string;
  readonly from: number;
}

/** Who uses the feature of those who have it: those who need a nudge first. In two statements. */
export async function adoptionOfFeature(db: Database, { key, from }: Wanted, now: Date) {
  const asked = db
    .select({
      accountKey: evaluationRollups.accountKey,
      at: sql`max(${evaluationRollups.lastAskedAt})`.mapWith(evaluationRollups.lastAskedAt).as('asked_at'),
    })
    .from(evaluationRollups)
    .where(eq(evaluationRollups.featureKey, key))
    .groupBy(evaluationRollups.accountKey)
    .as('asked');
  const holders = await db
    .select({
      grantId: grants.id,
      accountKey: accounts.key,
      accountName: accounts.name,
      arr: accounts.arr,
      createdAt: grants.createdAt,
      startsAt: grants.startsAt,
      carriedFrom: grants.carriedFrom,
      firstOnAt: grantActivations.firstOnAt,
      lastAskedAt: asked.at,
    })
    .from(grants)
    .innerJoin(features, eq(features.id, grants.featureId))
    .innerJoin(accounts, eq(accounts.id, grants.accountId))
    .leftJoin(grantActivations, eq(grantActivations.grantId, grants.id))
    .leftJoin(asked, eq(asked.accountKey, accounts.key))
    .where(and(eq(features.key, key), livingAt(now)));
  const all = holders
    .map(({ createdAt, startsAt, carriedFrom, ...holder }) => {
      const grant = { createdAt, startsAt, carriedFrom };
      const { firstOnAt, lastAskedAt } = holder;
      return {
        ...holder,
        onFrom: onFrom(grant),
        seenAfterMs: sinceTheUnlockMs(grant, firstOnAt) ?? null,
        sawItBefore: sawItBefore(grant, firstOnAt),
        adoption: adoptionOf({ onFrom: onFrom(grant), firstOnAt, lastAskedAt }, now),
      };
    })
    .toSorted(byNudge);
  const shown = all.slice(from, from + pageSize);
  const keys = shown.map(({ accountKey }) => accountKey);
  const kept = Map.groupBy(keys.length > 0 ? await daysOf(db, key, keys, now) : [], (day) => day.accountKey);
  return {
    total: all.length,
    toNudge: all.filter(({ adoption }) => needsNudge(adoption)).length,
    rows: shown.map((row) => ({
      ...row,
      days: lastDays(kept.get(row.accountKey) ?? [], sparklineDays, now),
    })),
    more: all.length > from + pageSize,
  };
}

async function daysOf(db: Database, featureKey: string, accountKeys: readonly string[], now: Date) {
  const since = addDays(now, -sparklineDays).toISOString().slice(0, 10);
  return db
    .select({ accountKey: evaluationDays.accountKey, day: evaluationDays.day, count: evaluationDays.onCount })
    .from(evaluationDays)
    .where(
      and(
        eq(evaluationDays.featureKey, featureKey),
        inArray(evaluationDays.accountKey, [...accountKeys]),
        gte(evaluationDays.day, since),
      ),
    );
}
