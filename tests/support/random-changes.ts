import type { Sql } from 'postgres';

type Change = (sql: Sql, n: number) => Promise<{ readonly count: number }>;

/** What changes answers, each in a transaction of its own, on a house that `seedLarge` filled. @returns rows that changed. */
const changes: readonly Change[] = [
  (sql) => sql`
    insert into grants (id, feature_id, account_id, variant, source, starts_at, expires_at, reason, rule_text,
      granted_by, seller_id, intent_at, created_at)
    select gen_random_uuid(), f.id, a.id, 'on', 'direct', now() - interval '1 second', now() + interval '1 hour', 'A change.',
      'A change.', a.owner_id, a.owner_id, now(), now()
    from (select id from features order by random() limit 1) f,
      (select id, owner_id from accounts order by random() limit 1) a
    on conflict do nothing`,
  (sql) => sql`
    update grants set ended_at = now(), ended_as = 'revoked'
    where id = (select id from grants where ended_at is null order by random() limit 1) and ended_at is null`,
  (sql, n) => sql`
    update feature_environments set serving = ${['nobody', 'granted', 'everyone'][n % 3] ?? 'nobody'}
    where environment_key = 'production' and feature_id = (select id from features order by random() limit 1)`,
  (sql) => sql`
    insert into exclusions (id, feature_id, account_id, reason, created_by, created_at)
    select gen_random_uuid(), f.id, a.id, 'A change.', a.owner_id, now()
    from (select id from features order by random() limit 1) f,
      (select id, owner_id from accounts order by random() limit 1) a
    on conflict do nothing`,
  (sql) => sql`
    update exclusions set lifted_at = now()
    where id = (select id from exclusions where lifted_at is null order by random() limit 1) and lifted_at is null`,
  (sql, n) => sql`
    insert into accounts (id, key, name, owner_id, tier, region, type, created_at)
    select gen_random_uuid(), ${`late-${n}`}, 'Late', id, 'Business', 'EU', 'customer', now() from users`,
  (sql, n) => sql`
    insert into features (id, key, name, summary, engineer_id, pm_id, stage, value_type, variants, on_variant,
      off_variant, created_at)
    select gen_random_uuid(), ${`late-${n}`}, 'Late', 'A change.', id, id, 'beta', 'boolean',
      '{"on": true, "off": false}', 'on', 'off', now() from users`,
];

/** Most changes are of grants. */
const order = [0, 1, 0, 2, 0, 3, 1, 0, 4, 0, 1, 5, 0, 2, 3, 1] as const;

/** Makes `count` changes from several connections at once. */
export async function makeChanges(sql: Sql, count: number, from: number): Promise<void> {
  let made = 0;
  let next = from;
  const work = async () => {
    while (made < count) {
      const n = next++;
      const change = n % 50 === 49 ? changes[6] : changes[order[n % order.length] ?? 0];
      made += (await change?.(sql, n))?.count ?? 0;
    }
  };
  await Promise.all(Array.from({ length: 6 }, work));
}

/** What each account must be told now, judged by SQL alone: the keys of the features that are on for it. */
export async function truth(sql: Sql): Promise<Map<string, string>> {
  const rows = await sql<{ account: string; on: string }[]>`
    select a.key as account, coalesce(string_agg(f.key, ' ' order by f.key collate "C") filter (
      where e.serving <> 'nobody'
        and not exists (
          select from exclusions x where x.feature_id = f.id and x.account_id = a.id and x.lifted_at is null)
        and (e.serving = 'everyone' or exists (
          select from grants g where g.feature_id = f.id and g.account_id = a.id and g.starts_at <= now()
            and g.expires_at > now() and (g.ended_at is null or g.ended_at > now())))
    ), '') as on
    from accounts a cross join features f
    left join feature_environments e on e.feature_id = f.id and e.environment_key = 'production'
    group by a.key order by a.key`;
  return new Map(rows.map(({ account, on }) => [account, on]));
}
