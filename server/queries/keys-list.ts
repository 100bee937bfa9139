import { asc, desc, eq, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { apiKeys } from '#db/schema/evaluation.ts';
import { environments } from '#db/schema/features.ts';
import { users } from '#db/schema/users.ts';
import type { Person } from '#domain/act.ts';
import { permits } from '#domain/permissions.ts';

export async function keysList(db: Database, by: Person, now: Date) {
  const rows = await db
    .select({
      id: apiKeys.id,
      name: apiKeys.name,
      kind: apiKeys.kind,
      environmentKey: apiKeys.environmentKey,
      production: environments.production,
      createdByName: users.name,
      createdAt: apiKeys.createdAt,
      expiresAt: apiKeys.expiresAt,
      revokedAt: apiKeys.revokedAt,
      lastUsedAt: apiKeys.lastUsedAt,
      origins: apiKeys.origins,
      proofRequired: apiKeys.proofRequired,
      singlePerSecond: apiKeys.singlePerSecond,
      bulkPerSecond: apiKeys.bulkPerSecond,
      maxStreams: apiKeys.maxStreams,
    })
    .from(apiKeys)
    .innerJoin(environments, eq(environments.key, apiKeys.environmentKey))
    .innerJoin(users, eq(users.id, apiKeys.createdBy))
    .orderBy(sql`${apiKeys.revokedAt} is not null`, desc(apiKeys.createdAt))
    .limit(200);
  const all = await db
    .select()
    .from(environments)
    .orderBy(desc(environments.production), asc(environments.name));
  const mayManage = (production: boolean) => permits('manage_keys', by.roles, { notProduction: !production });
  return {
    keys: rows.map((row) => ({
      ...row,
      state: stateOf(row, now),
      mayRevoke: row.revokedAt === null && mayManage(row.production),
    })),
    environments: all.map((environment) => ({
      ...environment,
      mayCreate: mayManage(environment.production),
    })),
  };
}

function stateOf(key: { revokedAt: Date | null; expiresAt: Date | null }, now: Date) {
  if (key.revokedAt) return 'revoked' as const;
  return key.expiresAt && key.expiresAt <= now ? ('expired' as const) : ('active' as const);
}
