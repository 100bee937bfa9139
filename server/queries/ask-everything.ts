import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { exclusions, grants } from '#db/schema/access.ts';
import { accounts } from '#db/schema/accounts.ts';
import { environments, featureEnvironments, features, rounds } from '#db/schema/features.ts';
import type { KeyKind } from '#domain/api-keys.ts';
import { type AnsweredGrant, appAnswer } from '#domain/app-answer.ts';
import { evaluate } from '#domain/evaluation.ts';
import { keyNamed } from './ask-as.ts';

export interface AskedForEverything {
  readonly accountKey: string;
  readonly contactKey?: string | undefined;
  /** Left out: production. A key that is named has its own. */
  readonly environmentKey?: string | undefined;
  readonly keyId?: string | undefined;
  /** The kind of key, where none is named. */
  readonly kind: KeyKind;
}

/** What the bulk route sends to an app of this account, by the keys of the features as the route does; undefined without such an environment or key. */
export async function askEverything(db: Database, asked: AskedForEverything, now: Date) {
  const named = asked.keyId === undefined ? undefined : await keyNamed(db, asked.keyId);
  if (asked.keyId !== undefined && !named) return undefined;
  const kind = named?.kind ?? asked.kind;
  const environmentKey = named?.environmentKey ?? asked.environmentKey;
  const [environment] = await db
    .select({ key: environments.key, name: environments.name })
    .from(environments)
    .where(
      environmentKey === undefined ? eq(environments.production, true) : eq(environments.key, environmentKey),
    );
  if (!environment) return undefined;
  const all = await db
    .select({
      id: features.id,
      key: features.key,
      name: features.name,
      stage: features.stage,
      variants: features.variants,
      onVariant: features.onVariant,
      offVariant: features.offVariant,
      serving: featureEnvironments.serving,
    })
    .from(features)
    .leftJoin(
      featureEnvironments,
      and(
        eq(featureEnvironments.featureId, features.id),
        eq(featureEnvironments.environmentKey, environment.key),
      ),
    )
    .where(kind === 'client' ? eq(features.visibleToClients, true) : undefined)
    .orderBy(asc(features.key));
  const [account] = await db
    .select({ id: accounts.id, key: accounts.key, name: accounts.name })
    .from(accounts)
    .where(eq(accounts.key, asked.accountKey));
  const held = account ? await livingGrants(db, account.id, now) : new Map<string, AnsweredGrant[]>();
  const excluded = account ? await excludedFrom(db, account.id) : new Set<string>();
  const answers = all.map((feature) => {
    const evaluation = evaluate(
      { ...feature, serving: feature.serving ?? 'nobody' },
      excluded.has(feature.id),
      held.get(feature.id) ?? [],
      asked.contactKey,
      now,
    );
    const { name, stage } = feature;
    return { name, stage, on: evaluation.on, sent: appAnswer(feature, evaluation, kind) };
  });
  return { kind, environment, account: account && { key: account.key, name: account.name }, answers };
}

async function livingGrants(db: Database, accountId: string, now: Date) {
  const rows = await db
    .select({ grant: grants, round: rounds })
    .from(grants)
    .leftJoin(rounds, eq(rounds.id, grants.roundId))
    .where(and(eq(grants.accountId, accountId), sql`${grants.lives} @> ${now.toISOString()}::timestamptz`))
    .orderBy(desc(grants.createdAt));
  const byFeature = new Map<string, AnsweredGrant[]>();
  for (const { grant, round } of rows)
    byFeature.set(grant.featureId, [
      ...(byFeature.get(grant.featureId) ?? []),
      { ...grant, round: round ?? undefined },
    ]);
  return byFeature;
}

async function excludedFrom(db: Database, accountId: string) {
  const rows = await db
    .select({ featureId: exclusions.featureId })
    .from(exclusions)
    .where(and(eq(exclusions.accountId, accountId), isNull(exclusions.liftedAt)));
  return new Set(rows.map((row) => row.featureId));
}
