import { and, desc, eq, inArray, isNull, type SQL } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { accounts } from '#db/schema/accounts.ts';
import { apiKeys, evaluationRollups, unknownAsks } from '#db/schema/evaluation.ts';
import { environments, features } from '#db/schema/features.ts';
import { nearMisses } from './near-misses.ts';

export interface AskedFilter {
  readonly account?: string | undefined;
  readonly feature?: string | undefined;
  readonly environment?: string | undefined;
}

const shown = 100;
const strangersShown = 12;

/** What apps asked last, newest first; each feature, account and environment once. */
export async function whatAppsAsked(db: Database, filter: AskedFilter) {
  const { accountKey, featureKey, environmentKey } = evaluationRollups;
  const all = await db.select({ key: environments.key, name: environments.name }).from(environments);
  const wanted: (SQL | undefined)[] = [
    filter.account === undefined ? undefined : eq(accountKey, filter.account),
    filter.feature === undefined ? undefined : eq(featureKey, filter.feature),
    // The index of one feature begins with the environment.
    filter.environment === undefined
      ? filter.feature === undefined
        ? undefined
        : inArray(
            environmentKey,
            all.map((one) => one.key),
          )
      : eq(environmentKey, filter.environment),
  ];
  const latest = db
    .select()
    .from(evaluationRollups)
    .where(and(...wanted))
    .orderBy(desc(evaluationRollups.lastAskedAt))
    .limit(shown)
    .as('latest');
  const rows = await db
    .select({
      environmentKey: latest.environmentKey,
      featureKey: latest.featureKey,
      featureName: features.name,
      accountKey: latest.accountKey,
      accountName: accounts.name,
      lastAskedAt: latest.lastAskedAt,
      firstOnAt: latest.firstOnAt,
      variant: latest.lastVariant,
      on: latest.lastOn,
      onCount: latest.onCount,
      offCount: latest.offCount,
    })
    .from(latest)
    .leftJoin(features, eq(features.key, latest.featureKey))
    .leftJoin(accounts, eq(accounts.key, latest.accountKey))
    .orderBy(desc(latest.lastAskedAt), latest.accountKey, latest.environmentKey, latest.featureKey);
  return {
    asked: rows.map((row) => ({ ...row, on: row.on === 1 })),
    environments: all,
    strangers: await strangers(db),
  };
}

/** What servers' apps asked for and still is not there, and what they may have meant. */
async function strangers(db: Database) {
  const rows = await db
    .select({
      kind: unknownAsks.kind,
      asked: unknownAsks.asked,
      environmentKey: unknownAsks.environmentKey,
      keyId: unknownAsks.apiKeyId,
      keyName: apiKeys.name,
      lastAskedAt: unknownAsks.lastAskedAt,
      times: unknownAsks.times,
    })
    .from(unknownAsks)
    .leftJoin(apiKeys, eq(apiKeys.id, unknownAsks.apiKeyId))
    .leftJoin(features, and(eq(unknownAsks.kind, 'feature'), eq(features.key, unknownAsks.asked)))
    .leftJoin(accounts, and(eq(unknownAsks.kind, 'account'), eq(accounts.key, unknownAsks.asked)))
    .where(and(isNull(features.id), isNull(accounts.id)))
    .orderBy(desc(unknownAsks.lastAskedAt))
    .limit(strangersShown);
  return Promise.all(
    rows.map(async (row) => ({ ...row, likely: await nearMisses(db, row.kind, row.asked) })),
  );
}
