import type { TransactionSql } from 'postgres';
import type { LargeSize } from './size.ts';
import { withoutIndexes } from './without-indexes.ts';

/**
 * Which account has which feature, a few accounts and features more than most. Who has the same again had it earlier
 * (`turn`). `large_grants` holds when each begins and ends; nobody has the same twice at a time.
 */
async function draw(tx: TransactionSql, { accounts, grants }: LargeSize): Promise<void> {
  await tx`
    create temp table large_grants on commit drop as
    with pairs as (
      select n, floor(${accounts}::int * power((n + 0.5) / ${grants}::int, 1.15))::int as place,
        floor(features.many * power(n * 0.6180339887498949 % 1, 1.8))::int as rank,
        (hashint4(n) & 1048575) / 1048576.0 as luck, (hashint4(n + ${grants}::int) & 1048575) / 1048576.0 as jitter
      from generate_series(0, ${grants - 1}::int) n, (select count(*) as many from large_features) features
    ), turns as (
      select *, (row_number() over (partition by place, rank order by n) - 1)::int as turn from pairs
    ), kinds as (
      select t.*, f.id as feature_id, f.stage, f.pm_id, coalesce(f.running, f.before) as round_id,
        a.id as account_id, a.owner_id, case
          when turn > 0 then 'earlier'
          when f.stage in ('ga', 'retired') then f.stage
          when f.running is null or luck > 0.3 then 'over'
          when n % 500 = 3 then 'glass'
          when luck < 0.02 then 'later'
          else 'living' end as kind
      from turns t join large_features f on f.rank = t.rank join large_accounts a on a.place = t.place
    ), begun as (
      select *, pg_temp.ago(case kind
        when 'earlier' then 800 + (turn - 1) * 120 - jitter * 29
        when 'later' then -1 - jitter * 20
        when 'living' then jitter * 55
        when 'glass' then jitter * 5
        else 680 - jitter * 580 end) as starts_at
      from kinds
    )
    select *, starts_at + interval '24 hours' * (case kind
        when 'earlier' then 7 + luck * 82
        when 'glass' then 7
        when 'over' then 7 + jitter * 20
        when 'ga' then 90
        else 60 + luck * 30 end) as expires_at,
      case when kind in ('ga', 'retired') then starts_at + interval '24 hours' * (20 + luck * 60)
        when kind = 'over' and luck > 0.9 then starts_at + interval '72 hours' end as ended_at
    from begun`;
  await tx`create unique index on large_grants (n)`;
  await tx`create index on large_grants (account_id, feature_id) where kind in ('living', 'later', 'glass')`;
  await tx`analyze large_grants`;
}

/** Each fiftieth was asked for and approved; see `insertRequests`. */
export async function insertGrants(tx: TransactionSql, size: LargeSize): Promise<void> {
  await draw(tx, size);
  await withoutIndexes(tx, 'grants', async () => {
    await tx`
      insert into grants (id, feature_id, account_id, round_id, request_id, variant, source, starts_at, expires_at,
        ended_at, ended_as, end_reason, reason, policy_version, rule_text, granted_by, seller_id, intent_at, created_at,
        revision)
      select pg_temp.id_of('grant ' || n), feature_id, account_id, round_id,
        case when n % 50 = 7 then pg_temp.id_of('approved ' || n) end, 'on',
        case when kind = 'glass' then 'break_glass' when n % 50 = 7 then 'request' else 'direct' end,
        starts_at, expires_at, ended_at,
        case when ended_at is not null then case kind when 'ga' then 'converted' else 'revoked' end end,
        case when ended_at is not null then 'They do not need it any more.' end,
        'They asked on the call.', 1,
        case when kind = 'glass' then 'Break-glass.' else 'Sales unlocks beta features for their own accounts.' end,
        case when kind = 'glass' then pm_id else owner_id end, owner_id, least(starts_at, pg_temp.ago(0)),
        least(starts_at, pg_temp.ago(0)), 1
      from large_grants`;
  });
  await tx`
    insert into grant_activations (grant_id, environment_key, first_on_at, recorded_at)
    select pg_temp.id_of('grant ' || n), 'production', starts_at + interval '40 minutes' * jitter,
      starts_at + interval '41 minutes' * jitter
    from large_grants where kind <> 'later' and n % 3 > 0`;
}
