import { createHash, randomBytes } from 'node:crypto';
import type { Sql, TransactionSql } from 'postgres';
import { formatKey, type KeyKind } from '#domain/api-keys.ts';
import { withoutIndexes } from '#server/seed/large/without-indexes.ts';

export interface Size {
  readonly features: number;
  readonly accounts: number;
  readonly grants: number;
}

/** What the figures are promised for. */
export const large: Size = { features: 500, accounts: 100_000, grants: 1_000_000 };

/** One person whom everything belongs to. */
const somebody = '00000000-0000-4000-8000-000000000001';
const withoutLimits = 10_000_000;

/**
 * Fills a migrated, empty database: `feature-000`…, `account-0`…, and grants that are spread evenly and live for years.
 * A tenth of the features (keys that end with 9) is served to everyone. Wants a superuser, because triggers and
 * secondary indexes rest meanwhile; 1,000,000 grants take less than a minute.
 */
export async function seedLarge(sql: Sql, size: Size): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`set local maintenance_work_mem = '512MB'`;
    await tx`set local work_mem = '256MB'`;
    await insertCatalogue(tx, size);
    await withoutIndexes(tx, 'accounts', () => insertAccounts(tx, size));
    await withoutIndexes(tx, 'grants', () => insertGrants(tx, size));
    await tx`update evaluation_state set revision = 1`;
  });
  await sql`analyze`;
}

/** @returns a new key of production whose limits are out of the way. */
export async function issueKey(sql: Sql, kind: KeyKind = 'server'): Promise<string> {
  const id = randomBytes(8).toString('hex');
  const key = formatKey(kind, 'production', id, randomBytes(32).toString('base64url'));
  const hash = createHash('sha256').update(key).digest('hex');
  await sql`
    insert into api_keys (id, name, kind, environment_key, hash, created_by, created_at, proof_required,
      single_per_second, bulk_per_second, max_streams)
    select ${id}, 'Load', ${kind}, 'production', ${hash}, id, now(), false,
      ${withoutLimits}, ${withoutLimits}, 1000000
    from users limit 1`;
  return key;
}

async function insertCatalogue(tx: TransactionSql, { features }: Size): Promise<void> {
  await tx`
    insert into users (id, email, name, roles, created_at)
    values (${somebody}, 'load@latchkey.test', 'Load', '{pm,engineer,sales}', now())`;
  await tx`
    insert into features (id, key, name, summary, engineer_id, pm_id, stage, value_type, variants, on_variant,
      off_variant, created_at, revision)
    select gen_random_uuid(), 'feature-' || lpad(n::text, 3, '0'), 'Feature ' || n, 'A feature.', ${somebody},
      ${somebody}, 'beta', 'boolean', '{"on": true, "off": false}', 'on', 'off', now(), 1
    from generate_series(0, ${features - 1}::int) n`;
  await tx`
    insert into feature_environments (feature_id, environment_key, serving, revision)
    select f.id, e.key, case when f.key like '%9' then 'everyone' else 'granted' end, 1
    from features f, environments e`;
  await tx`
    insert into rounds (id, feature_id, kind, number, status, seats, default_days, max_days, created_at)
    select gen_random_uuid(), id, 'beta', 1, 'open', 100000, 30, 90, now() from features`;
}

async function insertAccounts(tx: TransactionSql, { accounts }: Size): Promise<void> {
  await tx`
    insert into accounts (id, key, name, owner_id, tier, region, type, created_at, revision)
    select gen_random_uuid(), 'account-' || n, 'Account ' || n, ${somebody}, 'Enterprise', 'EMEA', 'customer', now(), 1
    from generate_series(0, ${accounts - 1}::int) n`;
}

/** Each account's grants are of features that lie 7 apart. */
async function insertGrants(tx: TransactionSql, { features, accounts, grants }: Size): Promise<void> {
  await tx`
    insert into grants (id, feature_id, account_id, round_id, variant, source, starts_at, expires_at, reason, rule_text,
      granted_by, seller_id, intent_at, created_at, revision)
    select gen_random_uuid(), f.id, a.id, f.round_id, 'on', 'direct', now() - interval '1 day', now() + interval '9 years',
      'Load.', 'Load.', ${somebody}, ${somebody}, now(), now(), 1
    from generate_series(0, ${grants - 1}::int) n
    join (select id, substr(key, 9)::int as place from accounts) a on a.place = n % ${accounts}::int
    join (
      select features.id, substr(key, 9)::int as place, rounds.id as round_id
      from features join rounds on rounds.feature_id = features.id
    ) f on f.place = (n / ${accounts}::int * 7 + n % ${accounts}::int) % ${features}::int`;
}
