import { and, asc, desc, eq, isNull, ne, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { grants } from '#db/schema/access.ts';
import { accounts } from '#db/schema/accounts.ts';
import { evaluationRollups } from '#db/schema/evaluation.ts';
import { features, rounds } from '#db/schema/features.ts';
import type { Person } from '#domain/act.ts';
import { firstSteps } from '#domain/first-steps.ts';
import { permits } from '#domain/permissions.ts';

/** @returns what is still to do until the first unlock, nothing in a house that has found its way. */
export async function firstStepsOf(db: Database, by: Person) {
  const some = await db.select({ id: grants.id }).from(grants).limit(4);
  const [asked] = await db.select({ key: evaluationRollups.featureKey }).from(evaluationRollups).limit(1);
  if (some.length > 3 || (some.length > 0 && asked)) return null;
  const house = {
    feature: await furthestFeature(db),
    account: await anAccount(db, by),
    unlock: await firstUnlock(db),
    unlocks: some.length,
    asked: asked !== undefined,
  };
  const steps = firstSteps(house);
  const mayMakeKey = permits('manage_keys', by.roles, { notProduction: true });
  // What is left then is a key for an app: whoever can not make one is not kept waiting for it.
  if (!steps || (steps.unlock === 'done' && !mayMakeKey)) return null;
  const { feature, account, unlock } = house;
  return {
    steps,
    feature: feature ?? null,
    account: account ?? null,
    unlock: unlock ?? null,
    may: {
      createFeature: permits('create_feature', by.roles, {}),
      createAccount: permits('edit_account', by.roles, { own: true, team: true }),
      unlock: permits('unlock', by.roles, { byPolicy: true }),
      makeSample: permits('manage_users', by.roles, {}),
      makeKey: mayMakeKey,
    },
  };
}

async function furthestFeature(db: Database) {
  const place = sql`array_position(array['open', 'ready', 'paused', 'planned', 'closed'], ${rounds.status})`;
  const [feature] = await db
    .select({ key: features.key, name: features.name, sample: features.sample, round: rounds.status })
    .from(features)
    .leftJoin(rounds, eq(rounds.featureId, features.id))
    .where(and(ne(features.stage, 'retired'), ne(features.stage, 'ga')))
    .orderBy(sql`${place} nulls last`, asc(features.createdAt))
    .limit(1);
  return feature;
}

/** Their own, before somebody else's. */
async function anAccount(db: Database, by: Person) {
  const [account] = await db
    .select({ key: accounts.key, name: accounts.name })
    .from(accounts)
    .where(isNull(accounts.archivedAt))
    .orderBy(desc(eq(accounts.ownerId, by.id)), asc(accounts.createdAt))
    .limit(1);
  return account;
}

async function firstUnlock(db: Database) {
  const [unlock] = await db
    .select({
      feature: { key: features.key, name: features.name },
      account: { key: accounts.key, name: accounts.name },
    })
    .from(grants)
    .innerJoin(features, eq(features.id, grants.featureId))
    .innerJoin(accounts, eq(accounts.id, grants.accountId))
    .orderBy(asc(grants.createdAt))
    .limit(1);
  return unlock;
}
