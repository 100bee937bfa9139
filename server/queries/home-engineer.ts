import { and, asc, eq, isNotNull, ne, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { grants } from '#db/schema/access.ts';
import { featureEnvironments, features, rounds } from '#db/schema/features.ts';
import type { Person } from '#domain/act.ts';
import { livingAt } from '#server/access/read-access.ts';

/** What an engineer could say "ready" to, what they own by stage, and what is switched off. */
export async function homeEngineer(db: Database, by: Person, now: Date) {
  const toMarkReady = await db
    .select({
      roundId: rounds.id,
      kind: rounds.kind,
      number: rounds.number,
      seats: rounds.seats,
      opensWhenReady: rounds.opensWhenReady,
      featureKey: features.key,
      featureName: features.name,
      mine: sql<boolean>`${features.engineerId} = ${by.id}`,
    })
    .from(rounds)
    .innerJoin(features, eq(features.id, rounds.featureId))
    .where(eq(rounds.status, 'planned'))
    .orderBy(sql`${features.engineerId} = ${by.id} desc`, asc(features.name))
    .limit(20);
  const living = db
    .select({ count: sql<number>`count(*)::int` })
    .from(grants)
    .where(and(eq(grants.featureId, features.id), livingAt(now)));
  const mine = await db
    .select({
      key: features.key,
      name: features.name,
      stage: features.stage,
      living: sql<number>`(${living})`,
    })
    .from(features)
    .where(and(eq(features.engineerId, by.id), ne(features.stage, 'retired')))
    .orderBy(asc(features.name))
    .limit(100);
  const killed = await db
    .select({
      featureKey: features.key,
      featureName: features.name,
      environment: featureEnvironments.environmentKey,
      at: featureEnvironments.killedAt,
      reason: featureEnvironments.killReason,
    })
    .from(featureEnvironments)
    .innerJoin(features, eq(features.id, featureEnvironments.featureId))
    .where(isNotNull(featureEnvironments.killedFrom))
    .orderBy(asc(features.name))
    .limit(20);
  return { toMarkReady, mine, killed };
}
