import type { TransactionSql } from 'postgres';
import { type LargeSize, staffOf } from './size.ts';

/**
 * Features of all stages with their rounds. `large_features` numbers those that ever had a round; a quarter of those
 * whose round runs have no place left (`is_full`).
 */
export async function insertFeatures(tx: TransactionSql, size: LargeSize): Promise<void> {
  const { makers } = staffOf(size);
  await tx`
    insert into features (id, key, name, summary, talking_points, known_limitations, docs_url, engineer_id, pm_id, stage,
      value_type, variants, on_variant, off_variant, visible_to_clients, created_at, revision)
    select pg_temp.id_of('feature ' || n), 'feature-' || lpad(n::text, 3, '0'),
      (array['Faster', 'Shared', 'Smart', 'Offline', 'Guided', 'Signed', 'Live', 'Nested'])[n % 8 + 1] || ' ' ||
      (array['exports', 'boards', 'reports', 'alerts', 'imports', 'search', 'billing', 'sync', 'audits'])[n % 9 + 1] || ' ' || n,
      'Customers get their work done with fewer steps.', array['It saves a step every day.'],
      array['Files above 2 GB are refused.'], 'https://docs.example.com/' || n,
      pg_temp.id_of('engineer ' || n % ${makers}::int), pg_temp.id_of('pm ' || (n + n / 10) % ${makers}::int),
      (array['draft', 'alpha', 'alpha', 'beta', 'beta', 'beta', 'beta', 'ga', 'ga', 'retired'])[n % 10 + 1],
      'boolean', '{"on": true, "off": false}', 'on', 'off', n % 3 = 0, pg_temp.ago(700 - n % 300), 1
    from generate_series(0, ${size.features - 1}::int) n`;
  await tx`
    create temp table large_features on commit drop as
    select *, rank % 4 = 0 as is_full, null::uuid as running, null::uuid as before
    from (
      select id, key, stage, pm_id, (row_number() over (order by md5(key)) - 1)::int as rank
      from features where stage <> 'draft'
    ) ranked`;
  await tx`
    insert into feature_environments (feature_id, environment_key, serving, killed_from, killed_at, kill_reason, revision)
    select f.id, e.key, case when killed then 'nobody' when f.stage = 'ga' then 'everyone'
        when f.stage = 'retired' then 'nobody' else 'granted' end,
      case when killed then 'granted' end, case when killed then pg_temp.ago(2) end,
      case when killed then 'Errors after the last release.' end, 1
    from features f cross join environments e
    cross join lateral (select e.production and f.stage = 'beta' and substr(f.key, 9)::int % 40 = 4) as k(killed)`;
  await insertRounds(tx);
}

/** Seats follow when it is known who is in. */
async function insertRounds(tx: TransactionSql): Promise<void> {
  await tx`
    insert into rounds (id, feature_id, kind, number, status, seats, default_days, max_days, opens_when_ready,
      planned_open_at, planned_close_at, ready_at, opened_at, closed_at, created_at)
    select pg_temp.id_of('round ' || f.key || kind), f.id, kind, 1, status, 10, 30, 90, n % 2 = 0,
      case when status = 'planned' then pg_temp.ago(-10) end, case when status = 'open' then pg_temp.ago(-60) end,
      case when status <> 'planned' then pg_temp.ago(400) end,
      case when status in ('open', 'paused', 'closed') then pg_temp.ago(case status when 'closed' then 390 else 190 end) end,
      case when status = 'closed' then pg_temp.ago(191) end, f.created_at
    from (select *, substr(key, 9)::int as n from features) f
    cross join (values ('alpha'), ('beta')) k(kind)
    cross join lateral (select case
      when f.stage = 'draft' then case when kind = 'alpha' and n % 20 = 0 then 'planned' end
      when f.stage = 'alpha' then case when kind = 'alpha' then case when n % 30 = 11 then 'paused' else 'open' end
        when n % 20 = 1 then 'planned' end
      when f.stage = 'beta' then case when kind = 'alpha' then 'closed' when n % 50 = 23 then 'paused' else 'open' end
      else 'closed' end) s(status)
    where status is not null`;
  await tx`
    update large_features f set
      running = (select id from rounds r where r.feature_id = f.id and r.status in ('open', 'paused')),
      before = (select id from rounds r where r.feature_id = f.id and r.status = 'closed' order by r.kind desc limit 1)`;
  await tx`analyze large_features`;
}
