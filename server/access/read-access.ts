import { and, eq, gt, inArray, isNull, ne, sql } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { exclusions, grants, policyVersions, requests } from '#db/schema/access.ts';
import { accounts } from '#db/schema/accounts.ts';
import { environments, featureEnvironments, features, rounds } from '#db/schema/features.ts';
import type { AccessFacts } from '#domain/access.ts';
import type { Person } from '#domain/act.ts';
import { accountMeets, type Policy } from '#domain/policy.ts';
import { currentRound } from '#domain/rounds.ts';
import type { AccessState } from '#domain/unlocking.ts';
import { holdsOffer, lineAt, placeOf } from '#domain/waitlist.ts';
import { isBarred } from './barred.ts';

type FeatureRow = typeof features.$inferSelect;
type AccountRow = typeof accounts.$inferSelect;
type RoundRow = typeof rounds.$inferSelect;

export interface ReadAccess extends AccessState {
  readonly featureRow: FeatureRow;
  readonly accountRow: AccountRow;
  readonly roundRow: RoundRow | undefined;
}

export type Asker = Pick<Person, 'id' | 'roles' | 'teamId'>;

export interface Pair {
  readonly accountId: string;
  readonly featureId: string;
}

interface Wanted {
  readonly accountIds: readonly string[];
  /** Left out: every feature that is not retired. */
  readonly featureIds?: readonly string[];
  /** Only these of them; left out: each account with each feature. */
  readonly pairs?: readonly Pair[];
  readonly by: Asker;
  readonly now: Date;
}

/** The facts of access for each account × feature, in a number of statements that does not grow with either. */
export async function readAccess(tx: Database | Transaction, wanted: Wanted): Promise<ReadAccess[]> {
  const { by, now } = wanted;
  const accountIds = [...wanted.accountIds];
  const accountRows = await tx.select().from(accounts).where(inArray(accounts.id, accountIds));
  const featureRows = await tx
    .select({ feature: features, serving: featureEnvironments.serving })
    .from(features)
    .leftJoin(environments, eq(environments.production, true))
    .leftJoin(
      featureEnvironments,
      and(
        eq(featureEnvironments.featureId, features.id),
        eq(featureEnvironments.environmentKey, environments.key),
      ),
    )
    .where(wanted.featureIds ? inArray(features.id, [...wanted.featureIds]) : ne(features.stage, 'retired'))
    .orderBy(features.name);
  const featureIds = featureRows.map((row) => row.feature.id);
  if (featureIds.length === 0 || accountRows.length === 0) return [];
  const roundRows = await tx
    .select()
    .from(rounds)
    .where(and(inArray(rounds.featureId, featureIds), ne(rounds.status, 'closed')));
  const living = await livingPerRound(
    tx,
    roundRows.map((round) => round.id),
    now,
  );
  const held = await tx
    .select({ accountId: grants.accountId, featureId: grants.featureId })
    .from(grants)
    .where(and(inArray(grants.accountId, accountIds), livingAt(now)));
  const excluded = await tx
    .select()
    .from(exclusions)
    .where(and(inArray(exclusions.accountId, accountIds), isNull(exclusions.liftedAt)));
  const policy = await currentPolicy(tx);
  const liveGrants = await liveGrantsOf(tx, [by.id], now);
  const inLine = await readWaiting(
    tx,
    roundRows.map((round) => round.id),
    now,
  );

  const roundsOf = Map.groupBy(roundRows, ({ featureId }) => featureId);
  const lineOf = Map.groupBy(inLine, ({ roundId }) => roundId);
  const holds = new Set(held.map(pairKey));
  const excludedBecause = new Map(excluded.map((one) => [pairKey(one), one.reason]));
  const featuresOf = wanted.pairs && Map.groupBy(wanted.pairs, ({ accountId }) => accountId);
  const places = featureRows.map(({ feature, serving }) => {
    const roundRow = currentRound(roundsOf.get(feature.id) ?? []);
    const ofRound = (roundRow && lineOf.get(roundRow.id)) ?? [];
    return { feature, serving, roundRow, ofRound, line: lineAt(ofRound, now) };
  });
  const placesOf = (accountId: string) => {
    if (!featuresOf) return places;
    const own = new Set(featuresOf.get(accountId)?.map(({ featureId }) => featureId));
    return places.filter(({ feature }) => own.has(feature.id));
  };
  return accountRows.flatMap((accountRow) => {
    // The same objects in each of its facts: they are written once on the way to the browser.
    const account = { ...accountRow, archived: accountRow.archivedAt !== null };
    const actor = actorFacts(by, accountRow, liveGrants.get(by.id));
    return placesOf(accountRow.id).map(({ feature, serving, roundRow, ofRound, line }) => {
      const own = ofRound.find((one) => one.accountId === accountRow.id);
      const pair = pairKey({ accountId: accountRow.id, featureId: feature.id });
      const facts: AccessFacts = {
        feature: { key: feature.key, name: feature.name, stage: feature.stage, killed: serving === 'nobody' },
        round: roundRow && {
          ...roundRow,
          seats: { total: roundRow.seats, taken: (living.get(roundRow.id) ?? 0) + line.offered.length },
        },
        account,
        actor,
        excludedBecause: excludedBecause.get(pair),
        holdsLivingGrant: holds.has(pair),
        line: {
          waiting: line.waiting.length,
          place: own && placeOf(line, own.id),
          holdsOffer: own !== undefined && holdsOffer(own, now),
        },
        policy,
      };
      return {
        facts,
        feature: { id: feature.id, key: feature.key, name: feature.name },
        account: { id: accountRow.id, key: accountRow.key, name: accountRow.name },
        onVariant: feature.onVariant,
        round: roundRow,
        featureRow: feature,
        accountRow,
        roundRow,
      };
    });
  });
}

function pairKey({ accountId, featureId }: Pair): string {
  return `${accountId} ${featureId}`;
}

/** What of the facts is about whoever asks. */
export function actorFacts(by: Asker, account: AccountRow, liveGrants = 0): AccessFacts['actor'] {
  return {
    roles: by.roles,
    ownsAccount: account.ownerId === by.id,
    sameTeam: by.teamId !== null && account.teamId === by.teamId,
    liveGrants,
  };
}

/** Living grants that count against the budgets of these people; who has none is not in it. */
export async function liveGrantsOf(
  tx: Database | Transaction,
  sellerIds: readonly string[],
  now: Date,
): Promise<Map<string, number>> {
  const rows = await tx
    .select({ sellerId: grants.sellerId, count: sql<number>`count(*)::int` })
    .from(grants)
    .where(and(inArray(grants.sellerId, [...sellerIds]), livingAt(now)))
    .groupBy(grants.sellerId);
  return new Map(rows.map(({ sellerId, count }) => [sellerId, count]));
}

/** Grants that take a seat at that instant: scheduled or active. */
export function livingAt(now: Date) {
  return gt(grants.endsAt, now);
}

/** Seats that are taken: by living grants, and by offers that still hold. */
export async function seatsTaken(
  tx: Database | Transaction,
  roundIds: readonly string[],
  now: Date,
): Promise<Map<string, number>> {
  const taken = new Map(await livingPerRound(tx, roundIds, now));
  for (const one of await readWaiting(tx, roundIds, now))
    if (holdsOffer(one, now)) taken.set(one.roundId, (taken.get(one.roundId) ?? 0) + 1);
  return taken;
}

async function livingPerRound(
  tx: Database | Transaction,
  roundIds: readonly string[],
  now: Date,
): Promise<Map<string, number>> {
  if (roundIds.length === 0) return new Map();
  const rows = await tx
    .select({ roundId: grants.roundId, taken: sql<number>`count(*)::int` })
    .from(grants)
    .where(and(inArray(grants.roundId, [...roundIds]), livingAt(now)))
    .groupBy(grants.roundId);
  return new Map(rows.flatMap((row) => (row.roundId ? [[row.roundId, row.taken] as const] : [])));
}

/** Who waits for a place in these rounds, or was offered one. */
export async function readWaiting(tx: Database | Transaction, roundIds: readonly string[], now: Date) {
  if (roundIds.length === 0) return [];
  const rows = await tx
    .select({
      id: requests.id,
      roundId: requests.roundId,
      accountId: requests.accountId,
      account: accounts,
      eligibility: rounds.eligibility,
      status: requests.status,
      createdAt: requests.createdAt,
      waitsSince: requests.waitsSince,
      waitPlace: requests.waitPlace,
      offeredUntil: requests.offeredUntil,
      barred: isBarred(
        { featureId: requests.featureId, accountId: requests.accountId, archivedAt: accounts.archivedAt },
        now,
      ),
    })
    .from(requests)
    .innerJoin(accounts, eq(accounts.id, requests.accountId))
    .innerJoin(rounds, eq(rounds.id, requests.roundId))
    .where(
      and(inArray(requests.roundId, [...roundIds]), inArray(requests.status, ['waitlisted', 'offered'])),
    );
  return rows.map(({ account, eligibility, barred, ...row }) => ({
    ...row,
    account: { id: account.id, key: account.key, name: account.name },
    barred: barred || !accountMeets(eligibility, account),
  }));
}

async function currentPolicy(tx: Database | Transaction): Promise<Policy> {
  const [policy] = await tx
    .select({ version: policyVersions.version, rules: policyVersions.rules })
    .from(policyVersions)
    .orderBy(sql`${policyVersions.version} desc`)
    .limit(1);
  return policy ?? { version: 0, rules: [] };
}
