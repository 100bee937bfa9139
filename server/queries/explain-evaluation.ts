import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Database } from '#db/client.ts';
import { approvals, exclusions, grants, policyVersions, requests } from '#db/schema/access.ts';
import { accounts } from '#db/schema/accounts.ts';
import { environments, featureEnvironments, features, rounds } from '#db/schema/features.ts';
import { users } from '#db/schema/users.ts';
import { type ExplainedFacts, type Explanation, explainEvaluation } from '#domain/explaining.ts';
import type { ExplainedGrant } from '#domain/explaining-grants.ts';

export interface Asked {
  readonly accountKey: string;
  readonly featureKey: string;
  /** Left out: production. */
  readonly environmentKey?: string | undefined;
  readonly contactKey?: string | undefined;
}

export type Missing = 'account' | 'feature' | 'environment';

export interface Explained extends Explanation {
  readonly facts: Pick<ExplainedFacts, 'feature' | 'account' | 'environment' | 'contactKey'>;
  readonly value: unknown;
}

/** The latest of what an account held of one feature; those that live come first. */
const grantsLookedAt = 100;

const givers = alias(users, 'givers');
const askers = alias(users, 'askers');
const beneficiaries = alias(users, 'beneficiaries');

/** Why an app is told what it is told, by what the database says now; or what of the question is not there. */
export async function explainAnswer(
  db: Database,
  asked: Asked,
  now: Date,
): Promise<Explained | { readonly missing: readonly Missing[] }> {
  const { account, feature, environment, serving, killed } = await whatIsAsked(db, asked);
  if (!account || !feature || !environment)
    return {
      missing: [
        ...(account ? [] : ['account' as const]),
        ...(feature ? [] : ['feature' as const]),
        ...(environment ? [] : ['environment' as const]),
      ],
    };
  const facts: ExplainedFacts = {
    feature,
    environment,
    serving,
    killed,
    account,
    contactKey: asked.contactKey,
    exclusion: await livingExclusion(db, feature.id, account.id),
    grants: await grantsWithStory(db, feature.id, account.id),
  };
  const explanation = explainEvaluation(facts, now);
  return { ...explanation, facts, value: feature.variants[explanation.evaluation.variant] };
}

/** The account, the feature and the environment of a question, as far as they are there. */
export async function whatIsAsked(db: Database, asked: Asked) {
  const [account] = await db
    .select({ id: accounts.id, key: accounts.key, name: accounts.name })
    .from(accounts)
    .where(eq(accounts.key, asked.accountKey));
  const [feature] = await db.select().from(features).where(eq(features.key, asked.featureKey));
  const [environment] = await db
    .select({
      key: environments.key,
      name: environments.name,
      serving: featureEnvironments.serving,
      killedFrom: featureEnvironments.killedFrom,
      killedAt: featureEnvironments.killedAt,
      killReason: featureEnvironments.killReason,
    })
    .from(environments)
    .leftJoin(
      featureEnvironments,
      and(
        eq(featureEnvironments.environmentKey, environments.key),
        eq(featureEnvironments.featureId, feature?.id ?? sql`null`),
      ),
    )
    .where(
      asked.environmentKey === undefined
        ? eq(environments.production, true)
        : eq(environments.key, asked.environmentKey),
    );
  const { killedFrom, killedAt, killReason } = environment ?? {};
  return {
    account,
    feature,
    environment: environment && { key: environment.key, name: environment.name },
    serving: environment?.serving ?? ('nobody' as const),
    killed:
      killedFrom && killedAt ? { at: killedAt, reason: killReason ?? 'No reason was given' } : undefined,
  };
}

export async function livingExclusion(db: Database, featureId: string, accountId: string) {
  const [row] = await db
    .select({ by: users.name, at: exclusions.createdAt, reason: exclusions.reason })
    .from(exclusions)
    .innerJoin(users, eq(users.id, exclusions.createdBy))
    .where(
      and(
        eq(exclusions.featureId, featureId),
        eq(exclusions.accountId, accountId),
        isNull(exclusions.liftedAt),
      ),
    );
  return row;
}

export async function grantsWithStory(
  db: Database,
  featureId: string,
  accountId: string,
): Promise<ExplainedGrant[]> {
  const rows = await db
    .select({
      grant: grants,
      by: givers.name,
      round: rounds,
      request: requests,
      askedBy: askers.name,
      askedFor: beneficiaries.name,
    })
    .from(grants)
    .innerJoin(givers, eq(givers.id, grants.grantedBy))
    .leftJoin(rounds, eq(rounds.id, grants.roundId))
    .leftJoin(requests, eq(requests.id, grants.requestId))
    .leftJoin(askers, eq(askers.id, requests.requestedBy))
    .leftJoin(beneficiaries, eq(beneficiaries.id, requests.requestedFor))
    .where(and(eq(grants.featureId, featureId), eq(grants.accountId, accountId)))
    .orderBy(desc(sql`upper(${grants.lives})`), desc(grants.createdAt))
    .limit(grantsLookedAt);
  const rules = await rulesOf(
    db,
    rows.flatMap(({ grant }) => grant.policyVersion ?? []),
  );
  const decided = await approvalsOf(
    db,
    rows.flatMap(({ grant }) => grant.requestId ?? []),
  );
  return rows.map(({ grant, by, round, request, askedBy, askedFor }) => ({
    ...grant,
    by,
    round: round ?? undefined,
    policy: {
      version: grant.policyVersion,
      ruleText: grant.ruleText,
      rules: rules.get(grant.policyVersion ?? Number.NaN) ?? [],
    },
    request: request
      ? {
          id: request.id,
          by: askedBy ?? 'Somebody',
          onBehalfOf: request.requestedFor === request.requestedBy ? undefined : (askedFor ?? undefined),
          at: request.createdAt,
          days: request.days,
          reason: request.reason,
          approvals: decided.filter(
            (one) => one.requestId === request.id && one.revision === request.revision,
          ),
        }
      : undefined,
  }));
}

async function rulesOf(db: Database, versions: readonly number[]) {
  if (versions.length === 0) return new Map<number, never>();
  const rows = await db
    .select({ version: policyVersions.version, rules: policyVersions.rules })
    .from(policyVersions)
    .where(inArray(policyVersions.version, [...new Set(versions)]));
  return new Map(rows.map(({ version, rules }) => [version, rules]));
}

async function approvalsOf(db: Database, requestIds: readonly string[]) {
  if (requestIds.length === 0) return [];
  return db
    .select({
      requestId: approvals.requestId,
      revision: approvals.requestRevision,
      by: users.name,
      at: approvals.createdAt,
      step: approvals.step,
      decision: approvals.decision,
      reason: approvals.reason,
    })
    .from(approvals)
    .innerJoin(users, eq(users.id, approvals.decidedBy))
    .where(inArray(approvals.requestId, [...requestIds]))
    .orderBy(asc(approvals.createdAt));
}
