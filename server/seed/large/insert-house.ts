import type { TransactionSql } from 'postgres';
import { type LargeSize, staffOf } from './size.ts';

const asksAtMost = 20_000;

/** What else the house holds: asks for the replay, people who stand in, keys, kept views. */
export async function insertHouse(tx: TransactionSql, size: LargeSize): Promise<void> {
  await tx`
    insert into asks (id, at, asked_by, feature_id, account_id, facts, outcome, by_round, policy_version, rule_text)
    select pg_temp.id_of('ask ' || g.n), pg_temp.ago(g.jitter * 30), g.owner_id, g.feature_id, g.account_id,
      jsonb_build_object('actor.role', array['sales'], 'actor.ownsAccount', true, 'actor.sameTeam', true,
        'actor.liveGrants', g.n % 60, 'account.tier', a.tier, 'account.type', a.type, 'account.arr', a.arr,
        'account.region', a.region, 'account.tags', a.tags, 'round.kind', g.stage, 'round.seatsLeft', g.n % 9,
        'request.days', 30, 'feature.key', f.key),
      case g.stage when 'beta' then 'allow' else 'needsApproval' end, false, 1,
      case g.stage when 'beta' then 'Sales unlocks beta features for their own accounts.' else 'Alpha features need a yes.' end
    from large_grants g join accounts a on a.id = g.account_id join features f on f.id = g.feature_id
    where g.stage in ('alpha', 'beta') and g.turn = 0
    order by g.n limit ${asksAtMost}`;
  const { makers } = staffOf(size);
  await tx`
    insert into delegations (id, user_id, delegate_id, starts_at, ends_at, created_at)
    select pg_temp.id_of('away ' || n), pg_temp.id_of('pm ' || n), pg_temp.id_of('pm 0'), pg_temp.ago(1),
      pg_temp.ago(-6), pg_temp.ago(2)
    from generate_series(1, ${Math.min(3, makers - 1)}::int) n`;
  await tx`
    insert into api_keys (id, name, kind, environment_key, hash, created_by, created_at, last_used_at, proof_required)
    select substr(md5('key ' || n), 1, 16), 'App ' || n, 'server', case when n % 2 = 0 then 'production' else 'staging' end,
      md5('one ' || n) || md5('two ' || n), pg_temp.id_of('admin 0'), pg_temp.ago(300 - n), pg_temp.ago(0.1), false
    from generate_series(1, ${Math.max(6, Math.ceil(size.features / 10))}::int) n`;
  await tx`
    insert into saved_views (id, user_id, screen, name, query, created_at)
    select pg_temp.id_of('view ' || u.id || screen), u.id, screen, 'Mine', '?mine=true', pg_temp.ago(20)
    from users u cross join unnest(array['accounts', 'features', 'timeline']) screen where u.password_hash is not null`;
  await tx`
    insert into export_jobs (id, user_id, format, filter, up_to, status, total, written, created_at, finished_at)
    select pg_temp.id_of('export ' || u.id || n), u.id, 'csv', '{}', 100, 'done', 100, 100, pg_temp.ago(n), pg_temp.ago(n)
    from users u cross join generate_series(1, 3) n where u.password_hash is not null`;
  await insertImports(tx, Math.max(3, Math.ceil(size.features / 20)));
}

async function insertImports(tx: TransactionSql, many: number): Promise<void> {
  await tx`
    insert into import_jobs (id, user_id, file_name, columns, mapping, status, total, created_at, finished_at)
    select pg_temp.id_of('import ' || n), pg_temp.id_of('admin 0'), 'accounts-' || n || '.csv', array['Key', 'Name'],
      '{"fields": {"key": 0, "name": 1}, "otherwise": {}}', 'done', 40, pg_temp.ago(n), pg_temp.ago(n)
    from generate_series(1, ${many}::int) n`;
  await tx`
    insert into import_rows (job_id, line, cells, outcome, problem)
    select j.id, line, array['account-' || line, 'Account'], case when line % 4 = 0 then 'refused' else 'same' end,
      case when line % 4 = 0 then 'The region is not one of ours.' end
    from import_jobs j cross join generate_series(2, 41) line`;
}
