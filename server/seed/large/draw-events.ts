import type { TransactionSql } from 'postgres';
import type { LargeSize } from './size.ts';

/** Which things are told, and when: `large_events`, numbered by time. What began comes first, then what happened to it. */
export async function drawEvents(tx: TransactionSql, { events, grants }: LargeSize): Promise<void> {
  await tx`
    create temp table large_told on commit drop as
    select created_at as at, 'feature.created' as type, id as ref, 0 as rank from features
    union all select opened_at, 'round.opened', id, 0 from rounds where opened_at is not null
    union all select created_at, 'account.created', id, 1 from accounts
    union all select created_at, 'request.created', id, 2 from requests
    union all select decided_at, 'request.' || status, id, 2 from requests where decided_at is not null
    union all select created_at, 'interest.recorded', id, 2 from interests
    union all select created_at, 'feedback.given', id, 2 from feedback
    union all select ended_at, 'grant.' || ended_as, id, 2 from grants where ended_at is not null
    union all select created_at, 'grant.created', id, 3 from grants`;
  const [first] = await tx<{ many: number }[]>`select count(*)::int as many from large_told`;
  const times = Math.max(0, Math.ceil((events - (first?.many ?? 0)) / grants));
  await tx`
    insert into large_told
    select starts_at + interval '24 hours' * day, 'grant.ends_soon', id, 3 + day
    from grants cross join generate_series(1, ${times}::int) day`;
  await tx`
    create temp table large_events on commit drop as
    select (row_number() over (order by least(at, pg_temp.ago(0)), rank, ref, type))::int as n,
      least(at, pg_temp.ago(0)) as at, type, ref
    from (select * from large_told order by rank, ref, type limit ${events}) chosen`;
  await tx`create unique index on large_events (n)`;
  await tx`analyze large_events, grants, requests, interests, feedback, features, rounds, users`;
}

export interface Told {
  readonly n: number;
  /** Milliseconds since 1970: how dates are read depends on the client. */
  readonly at: number;
  readonly type: string;
  readonly ref: string;
  readonly commandId: string;
  readonly actorId: string | null;
  readonly actorName: string | null;
  readonly feature: { readonly id: string; readonly key: string; readonly name: string } | null;
  readonly account: { readonly id: string; readonly key: string; readonly name: string } | null;
  readonly round: { readonly id: string; readonly kind: 'alpha' | 'beta'; readonly number: number } | null;
  readonly owner: { readonly id: string; readonly name: string } | null;
  readonly many: number | null;
  readonly until: number | null;
}

/** The next so many in their order, with the names that they carry. */
export function readTold(tx: TransactionSql, after: number, many: number): Promise<Told[]> {
  return tx<Told[]>`
    select e.n, (extract(epoch from e.at) * 1000)::float8 as at, e.type, e.ref, pg_temp.id_of('told ' || e.n) as "commandId", u.id as "actorId", u.name as "actorName",
      case when f.id is not null then jsonb_build_object('id', f.id, 'key', f.key, 'name', f.name) end as feature,
      case when a.id is not null then jsonb_build_object('id', a.id, 'key', a.key, 'name', a.name) end as account,
      case when r.id is not null then jsonb_build_object('id', r.id, 'kind', r.kind, 'number', r.number) end as round,
      case when o.id is not null then jsonb_build_object('id', o.id, 'name', o.name) end as owner,
      coalesce(r.seats, q.days, i.deal_value) as many, (extract(epoch from g.expires_at) * 1000)::float8 as until
    from large_events e
    left join rounds r on e.type = 'round.opened' and r.id = e.ref
    left join requests q on e.type like 'request.%' and q.id = e.ref
    left join interests i on e.type = 'interest.recorded' and i.id = e.ref
    left join feedback b on e.type = 'feedback.given' and b.id = e.ref
    left join grants g on e.type like 'grant.%' and g.id = e.ref
    left join features f on f.id = coalesce(case when e.type = 'feature.created' then e.ref end,
      r.feature_id, q.feature_id, i.feature_id, b.feature_id, g.feature_id)
    left join accounts a on a.id = coalesce(case when e.type = 'account.created' then e.ref end,
      q.account_id, i.account_id, b.account_id, g.account_id)
    left join users o on o.id = a.owner_id
    left join users u on u.id = case
      when e.type = 'grant.ends_soon' then null
      when e.type = 'account.created' then a.owner_id
      when e.type in ('feature.created', 'round.opened', 'request.approved', 'request.rejected', 'grant.converted') then f.pm_id
      else coalesce(q.requested_by, i.heard_by, b.author_id, g.granted_by) end
    where e.n > ${after} and e.n <= ${after + many}
    order by e.n`;
}
