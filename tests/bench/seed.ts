import { createHash, randomBytes } from 'node:crypto';
import type { Sql } from 'postgres';
import { formatKey } from '#domain/api-keys.ts';

export interface Size {
  readonly features: number;
  readonly accounts: number;
  readonly grants: number;
}

/** Everybody holds a few features, a tenth of which everyone has. @returns a server key of production. */
export async function seed(sql: Sql, { features, accounts, grants }: Size): Promise<string> {
  const key = formatKey('server', 'production', 'benchbenchbench0', randomBytes(32).toString('base64url'));
  const hash = createHash('sha256').update(key).digest('hex');
  await sql.begin(async (tx) => {
    await tx`
      insert into users (id, email, name, roles, created_at)
      values ('00000000-0000-4000-8000-000000000001', 'bench@latchkey.test', 'Bench', '{pm,engineer,sales}', now())`;
    await tx`
      insert into features (id, key, name, summary, engineer_id, pm_id, stage, value_type, variants, on_variant,
        off_variant, created_at)
      select gen_random_uuid(), 'feature-' || lpad(n::text, 3, '0'), 'Feature ' || n, 'A feature.', u.id, u.id, 'beta',
        'boolean', '{"on": true, "off": false}', 'on', 'off', now()
      from generate_series(0, ${features - 1}::int) n, users u`;
    await tx`
      insert into feature_environments (feature_id, environment_key, serving)
      select f.id, e.key, case when f.key like '%9' then 'everyone' else 'granted' end from features f, environments e`;
    await tx`
      insert into rounds (id, feature_id, kind, number, status, seats, default_days, max_days, created_at)
      select gen_random_uuid(), id, 'beta', 1, 'open', 100000, 30, 90, now() from features`;
    await tx`
      insert into accounts (id, key, name, owner_id, tier, region, type, created_at)
      select gen_random_uuid(), 'account-' || n, 'Account ' || n, u.id, 'enterprise', 'emea', 'customer', now()
      from generate_series(0, ${accounts - 1}::int) n, users u`;
    await tx`alter table grants disable trigger grants_seats`;
    await tx`
      insert into grants (id, feature_id, account_id, round_id, variant, source, starts_at, expires_at, reason, rule_text,
        granted_by, intent_at, created_at)
      select gen_random_uuid(), f.id, a.id, r.id, 'on', 'direct', now() - interval '1 day', now() + interval '30 days',
        'Bench.', 'Bench.', a.owner_id, now(), now()
      from generate_series(0, ${grants - 1}::int) n
      join (select *, row_number() over (order by key) - 1 as place from accounts) a on a.place = n % ${accounts}::int
      join (select *, row_number() over (order by key) - 1 as place from features) f
        on f.place = (n / ${accounts}::int * 7 + n % ${accounts}::int) % ${features}::int
      join rounds r on r.feature_id = f.id`;
    await tx`alter table grants enable trigger grants_seats`;
    await tx`
      insert into api_keys (id, name, kind, environment_key, hash, created_by, created_at)
      select 'benchbenchbench0', 'Bench', 'server', 'production', ${hash}, id, now() from users`;
  });
  await sql`analyze`;
  return key;
}

export interface Ask {
  readonly account: string;
  readonly feature: string;
}

/** Who asks for what: in turns an account that holds a grant of the feature and one that does not. */
export async function chooseAsks(sql: Sql, count: number): Promise<Ask[]> {
  const held = await sql<Ask[]>`
    select a.key as account, f.key as feature
    from grants g join accounts a on a.id = g.account_id join features f on f.id = g.feature_id
    order by md5(g.id::text) limit ${count / 2}`;
  return held.flatMap((ask, place) => [
    ask,
    { ...ask, account: held[(place + 1) % held.length]?.account ?? '' },
  ]);
}
