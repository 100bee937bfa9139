import type { Sql } from 'postgres';
import type { Rollup } from './rollup.ts';
import type { Activation } from './tally.ts';

/** Adds a batch to what was counted before, in one statement; sorted, so that several writers never wait in a circle. */
export async function writeRollups(sql: Sql, rollups: readonly Rollup[]): Promise<void> {
  if (rollups.length === 0) return;
  await sql`
    insert into evaluation_rollups as kept (
      environment_key, feature_key, account_key, first_on_at, last_on_at, last_asked_at,
      last_variant, last_on, on_count, off_count)
    select "environmentKey", "featureKey", "accountKey", to_timestamp("firstOnAt" / 1000), to_timestamp("lastOnAt" / 1000),
      to_timestamp("lastAskedAt" / 1000), "lastVariant", "lastOn"::int, "onCount", "offCount"
    from json_to_recordset(${JSON.stringify(rollups)}::text::json) as counted (
      "environmentKey" text, "featureKey" text, "accountKey" text, "firstOnAt" float8, "lastOnAt" float8,
      "lastAskedAt" float8, "lastVariant" text, "lastOn" boolean, "onCount" bigint, "offCount" bigint)
    order by 1, 2, 3
    on conflict (environment_key, feature_key, account_key) do update set
      first_on_at = least(kept.first_on_at, excluded.first_on_at),
      last_on_at = greatest(kept.last_on_at, excluded.last_on_at),
      last_asked_at = greatest(kept.last_asked_at, excluded.last_asked_at),
      last_variant = case when excluded.last_asked_at >= kept.last_asked_at
        then excluded.last_variant else kept.last_variant end,
      last_on = case when excluded.last_asked_at >= kept.last_asked_at then excluded.last_on else kept.last_on end,
      on_count = kept.on_count + excluded.on_count,
      off_count = kept.off_count + excluded.off_count`;
}

/** Keeps the first `on` answer of each grant; a later one, of this process or another, changes nothing. */
export async function writeActivations(sql: Sql, activations: readonly Activation[]): Promise<void> {
  if (activations.length === 0) return;
  const told = activations.map(({ grant, ...activation }) => ({ ...activation, grantId: grant.id }));
  await sql`
    insert into grant_activations (grant_id, environment_key, first_on_at)
    select grants.id, told."environmentKey", to_timestamp(told."firstOnAt" / 1000)
    from json_to_recordset(${JSON.stringify(told)}::text::json) as told (
      "grantId" uuid, "environmentKey" text, "firstOnAt" float8)
    join grants on grants.id = told."grantId"
    order by 1
    on conflict (grant_id) do nothing`;
}
