import type { Sql, TransactionSql } from 'postgres';
import type {
  AccountRow,
  ExclusionRow,
  FeatureRow,
  GrantRow,
  KeyRow,
  Position,
  Rows,
  ServingRow,
} from './rows.ts';

const chunk = 1_000;

/**
 * The database's epoch names the migrated database itself, and the server, timeline and table in which it lies as far
 * as the role may know them: a restored copy that has the same revision differs in one of these.
 */
export async function readPosition(sql: Sql | TransactionSql): Promise<Position> {
  const [row] = await sql<(Rights & { revision: string; epoch: string })[]>`
    select revision, concat_ws('/', epoch, (select oid from pg_database where datname = current_database()), tableoid)
        as epoch,
      ${mayCall(sql, 'pg_control_system()')} and ${mayCall(sql, 'pg_control_checkpoint()')} as "mayIdentify",
      ${mayCall(sql, 'pg_current_wal_insert_lsn()')} and ${mayCall(sql, 'pg_last_wal_replay_lsn()')} as "mayLocate"
    from evaluation_state`;
  if (!row) throw new Error('The database has no evaluation state; was it migrated?');
  const { server, wal } = await readServer(sql, row);
  return { revision: Number(row.revision), epoch: server ? `${row.epoch}/${server}` : row.epoch, wal };
}

interface Rights {
  readonly mayIdentify: boolean;
  readonly mayLocate: boolean;
}

/** A call that is refused would fail the whole statement, and the transaction around it. */
function mayCall(sql: Sql | TransactionSql, name: string) {
  return sql`coalesce(has_function_privilege(to_regprocedure(${name}), 'execute'), false)`;
}

async function readServer(sql: Sql | TransactionSql, { mayIdentify, mayLocate }: Rights) {
  const server = sql`(
    select system_identifier || '/' || timeline_id from pg_control_system(), pg_control_checkpoint())`;
  const wal = sql`(
    (case when pg_is_in_recovery() then pg_last_wal_replay_lsn() else pg_current_wal_insert_lsn() end) - '0/0')::float8`;
  const [row] = await sql<{ server: string | null; wal: number | null }[]>`
    select ${mayIdentify ? server : sql`null`} as server, ${mayLocate ? wal : sql`null::float8`} as wal`;
  return row ?? { server: null, wal: null };
}

/**
 * Reads what was stamped after `since` and the position that this brings the reader to, all as of one moment. Revisions
 * are taken under one row's lock, so no row with a lower one can appear later. From -1 everything is read that can still matter.
 */
export async function readRows(
  sql: Sql,
  { since, now, take }: { since: number; now: number; take: (rows: Rows) => void },
): Promise<Position> {
  return sql.begin('isolation level repeatable read read only', async (tx) => {
    const position = await readPosition(tx);
    const all = since < 0;
    const features = tx<FeatureRow[]>`
      select id, key, stage, variants, on_variant as "onVariant", off_variant as "offVariant",
        visible_to_clients as "visibleToClients"
      from features where revision > ${since}`;
    for await (const rows of features.cursor(chunk)) take({ of: 'features', rows });
    const servings = tx<ServingRow[]>`
      select feature_id as "featureId", environment_key as "environmentKey", serving
      from feature_environments where revision > ${since}`;
    for await (const rows of servings.cursor(chunk)) take({ of: 'servings', rows });
    const accounts = tx<AccountRow[]>`select id, key from accounts where revision > ${since}`;
    for await (const rows of accounts.cursor(chunk)) take({ of: 'accounts', rows });
    const exclusions = tx<ExclusionRow[]>`
      select feature_id as "featureId", account_id as "accountId", lifted_at is not null as lifted
      from exclusions where revision > ${since} and not (${all} and lifted_at is not null)
      order by revision, created_at`;
    for await (const rows of exclusions.cursor(chunk)) take({ of: 'exclusions', rows });
    const grants = tx<GrantRow[]>`
      select g.id, g.feature_id as "featureId", g.account_id as "accountId", g.variant, g.contact_keys as "contactKeys",
        (extract(epoch from g.starts_at) * 1000)::float8 as "startsAt",
        (extract(epoch from least(g.expires_at, g.ended_at)) * 1000)::float8 as "endsAt",
        r.kind as "roundKind", r.number as "roundNumber"
      from grants g left join rounds r on r.id = g.round_id
      where g.revision > ${since} and not (${all} and least(g.expires_at, g.ended_at) <= ${new Date(now).toISOString()}::timestamptz)`;
    for await (const rows of grants.cursor(chunk)) take({ of: 'grants', rows });
    const keys = tx<KeyRow[]>`
      select id, kind, environment_key as "environmentKey", hash,
        (extract(epoch from expires_at) * 1000)::float8 as "expiresAt",
        (extract(epoch from revoked_at) * 1000)::float8 as "revokedAt",
        origins, case when proof_required then proof_public_key end as "proofPublicKey",
        stream_secret as "streamSecret",
        single_per_second as "singlePerSecond", bulk_per_second as "bulkPerSecond", max_streams as "maxStreams"
      from api_keys where revision > ${since}`;
    for await (const rows of keys.cursor(chunk)) take({ of: 'keys', rows });
    return position;
  }) as Promise<Position>;
}
