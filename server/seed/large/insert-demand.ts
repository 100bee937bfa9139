import type { TransactionSql } from 'postgres';
import type { LargeSize } from './size.ts';

/** What accounts ask for before they can have it, what they say about what they have, and what people say to each other. */
export async function insertDemand(tx: TransactionSql, { accounts, features }: LargeSize): Promise<void> {
  const wanted = Math.max(4 * features, Math.ceil(accounts / 20));
  await tx`
    insert into interests (id, feature_id, account_id, heard_by, note, deal_value, created_at, settled_at, settled_as)
    select pg_temp.id_of('interest ' || n), feature_id, account_id, owner_id, 'They asked in the last review.',
      1000 * (n % 120), pg_temp.ago(1 + n % 84), case when n % 4 = 3 then pg_temp.ago(0.5) end,
      case when n % 4 = 3 then 'withdrawn' end
    from (
      select distinct on (f.id, a.id) n, f.id as feature_id, a.id as account_id, a.owner_id
      from generate_series(0, ${wanted - 1}::int) n
      join (select id, row_number() over (order by key) - 1 as place, count(*) over () as many
        from features where stage in ('draft', 'alpha')) f on f.place = n % f.many
      join large_accounts a on a.place = (n * 31 + n / f.many) % ${accounts}::int
      order by f.id, a.id, n
    ) one`;
  await tx`
    insert into feedback (id, feature_id, account_id, round_id, sentiment, text, author_id, created_at)
    select pg_temp.id_of('feedback ' || n), feature_id, account_id, round_id,
      (array['positive', 'positive', 'neutral', 'negative'])[n % 4 + 1], 'It does what they hoped for.', owner_id,
      least(starts_at + interval '72 hours', pg_temp.ago(0.3))
    from large_grants where n % 40 = 3`;
  await tx`
    insert into comments (id, request_id, grant_id, feedback_id, text, author_id, created_at)
    select pg_temp.id_of('about ' || id), null::uuid, null::uuid, id, 'Thank you, we will look at it.', author_id, created_at
    from feedback
    union all
    select pg_temp.id_of('about ' || id), id, null, null, 'Their trial ends soon.', requested_by, created_at
    from requests where status in ('pending', 'waitlisted')
    union all
    select pg_temp.id_of('about ' || id), null, id, null, 'They start next week.', seller_id, created_at
    from grants where source = 'break_glass'`;
  await tx`
    insert into exclusions (id, feature_id, account_id, reason, created_by, created_at, revision)
    select pg_temp.id_of('exclusion ' || a.key), f.id, a.id, 'Their contract rules it out.', f.pm_id, pg_temp.ago(40), 1
    from large_accounts a
    join large_features f on f.rank = a.place % 3
    where a.place % 150 < 2 and not exists (
      select from large_grants g where g.account_id = a.id and g.feature_id = f.id and g.kind in ('living', 'later', 'glass'))`;
}
