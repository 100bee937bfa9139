import type { TransactionSql } from 'postgres';
import type { LargeSize } from './size.ts';

const columns = `id, feature_id, account_id, round_id, status, requested_by, requested_for, reason, days, deal_value,
  deal_close_date, steps, policy_version, rule_text, intent_at, created_at, revised_at, decided_at, waits_since,
  offered_at, offered_until`;

/** Requests that were decided, and those that wait: for a yes where places are free, for a place where none is. */
export async function insertRequests(tx: TransactionSql, { accounts, features }: LargeSize): Promise<void> {
  await insertDecided(tx);
  const wanted = Math.max(3 * features, Math.ceil(accounts / 40));
  await tx`
    insert into requests (${tx.unsafe(columns)})
    select pg_temp.id_of('waiting ' || n), feature_id, account_id, running, status, owner_id, owner_id,
      'Their renewal depends on it.', 30, 1000 * (n % 90 + 1), (pg_temp.ago(-30) at time zone 'UTC')::date,
      case when status = 'pending' then jsonb_build_array(jsonb_build_object('group',
        (array['feature_pm', 'feature_pm', 'lead', 'engineering'])[n % 4 + 1], 'quorum', 1)) else '[]' end, 1,
      'Alpha features need a yes.', at, at, at, null, case when status <> 'pending' then at end,
      case when status = 'offered' then pg_temp.ago(0.5) end, case when status = 'offered' then pg_temp.ago(-1.5) end
    from (
      select distinct on (f.id, a.id) n, f.id as feature_id, a.id as account_id, a.owner_id, f.running,
        case when not f.is_full then 'pending' when n % 5 = 0 then 'offered' else 'waitlisted' end as status,
        pg_temp.ago(0.1 + n % 70 / 10.0) as at
      from generate_series(0, ${wanted - 1}::int) n
      join (select *, row_number() over (order by rank) - 1 as place, count(*) over () as many
        from large_features where running is not null) f on f.place = n % f.many
      join large_accounts a on a.place = (n * 7919 + n / f.many) % ${accounts}::int
      where a.archived_at is null and not exists (
        select from large_grants g where g.account_id = a.id and g.feature_id = f.id and g.kind in ('living', 'later', 'glass'))
      order by f.id, a.id, n
    ) one`;
}

/** Each was answered by the product manager of its feature. */
async function insertDecided(tx: TransactionSql): Promise<void> {
  await tx`
    insert into requests (${tx.unsafe(columns)})
    select pg_temp.id_of(status || ' ' || n), feature_id, account_id, round_id, status, owner_id, owner_id,
      'They asked on the call.', 30, 1000 * (n % 90), null,
      '[{"group": "feature_pm", "quorum": 1}]', 1, 'Alpha features need a yes.', at - interval '26 hours',
      at - interval '26 hours', at - interval '26 hours', at, null, null, null
    from (
      select *, least(starts_at, pg_temp.ago(0.2)) as at, case when n % 50 = 7 then 'approved' else 'rejected' end as status
      from large_grants where n % 50 in (7, 9)
    ) one`;
  await tx`
    insert into approvals (id, request_id, request_revision, step, decided_by, decision, reason, created_at)
    select pg_temp.id_of('yes ' || r.id), r.id, r.revision, 0, f.pm_id,
      case r.status when 'approved' then 'approve' else 'reject' end, 'As agreed with the team.', r.decided_at
    from requests r join features f on f.id = r.feature_id where r.decided_at is not null`;
}
