import { asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { policyVersions } from '#db/schema/access.ts';
import { accounts } from '#db/schema/accounts.ts';
import { features } from '#db/schema/features.ts';
import { users } from '#db/schema/users.ts';
import type { Person } from '#domain/act.ts';
import { permits } from '#domain/permissions.ts';
import { diffInWords, policyDiff } from '#domain/policy-diff.ts';

const version = {
  version: policyVersions.version,
  rules: policyVersions.rules,
  reason: policyVersions.reason,
  publishedAt: policyVersions.publishedAt,
  publishedByName: users.name,
};
const mostVersions = 200;
const mostTags = 200;

/** The rules that hold now, and what a rule can be written about. */
export async function policyCurrent(db: Database, by: Person) {
  const [current] = await db
    .select(version)
    .from(policyVersions)
    .leftJoin(users, eq(users.id, policyVersions.publishedBy))
    .orderBy(desc(policyVersions.version))
    .limit(1);
  const known = await db
    .select({ value: features.key, label: features.name })
    .from(features)
    .orderBy(asc(features.name));
  const tagged = db
    .selectDistinct({ tags: accounts.tags })
    .from(accounts)
    .where(isNull(accounts.archivedAt))
    .as('tagged');
  const tags = await db
    .selectDistinct({ tag: sql<string>`unnest(${tagged.tags})`.as('tag') })
    .from(tagged)
    .orderBy(sql`tag`)
    .limit(mostTags);
  return {
    current: current ?? null,
    mayPublish: permits('publish_policy', by.roles, {}),
    features: known,
    tags: tags.map(({ tag }) => ({ value: tag, label: tag })),
  };
}

/** Every version, newest first, with what it changed. */
export async function policyVersionsList(db: Database) {
  const rows = await db
    .select(version)
    .from(policyVersions)
    .leftJoin(users, eq(users.id, policyVersions.publishedBy))
    .orderBy(desc(policyVersions.version))
    .limit(mostVersions + 1);
  return rows.slice(0, mostVersions).map(({ rules, ...row }, index) => {
    const before = rows[index + 1];
    return {
      ...row,
      rules: rules.length,
      changes: before ? diffInWords(policyDiff(before.rules, rules)) : null,
    };
  });
}

/** One version with the rules of the one before; undefined when there is no such version. */
export async function policyVersion(db: Database, wanted: number) {
  const rows = await db
    .select(version)
    .from(policyVersions)
    .leftJoin(users, eq(users.id, policyVersions.publishedBy))
    .where(inArray(policyVersions.version, [wanted, wanted - 1]));
  const found = rows.find((row) => row.version === wanted);
  const before = rows.find((row) => row.version === wanted - 1);
  return found && { ...found, before: before ? { version: before.version, rules: before.rules } : null };
}
