import type { TransactionSql } from 'postgres';
import { withoutIndexes } from './without-indexes.ts';

const days = 14;

/** What the evaluators counted: half of those who have a feature ask for it. */
export async function insertUses(tx: TransactionSql): Promise<void> {
  await tx`
    create temp table large_uses on commit drop as
    select g.n, f.key as feature_key, a.key as account_key, g.starts_at, 20 + g.n % 400 as many
    from large_grants g join large_features f on f.id = g.feature_id join large_accounts a on a.id = g.account_id
    where g.kind in ('living', 'glass') and g.n % 2 = 0`;
  await withoutIndexes(tx, 'evaluation_rollups', async () => {
    await tx`
      insert into evaluation_rollups (environment_key, feature_key, account_key, first_on_at, last_on_at, last_asked_at,
        last_variant, last_on, on_count, off_count)
      select e.key, feature_key, account_key, starts_at, pg_temp.ago(n % 50 / 24.0), pg_temp.ago(n % 50 / 24.0),
        'on', 1, many * 30, many
      from large_uses join environments e on e.production or n % 10 = 0`;
  });
  await withoutIndexes(tx, 'evaluation_days', async () => {
    await tx`
      insert into evaluation_days (feature_key, account_key, day, on_count, off_count)
      select feature_key, account_key, (pg_temp.ago(day) at time zone 'UTC')::date, many, many / 10
      from large_uses cross join generate_series(0, ${days - 1}::int) day where n % 20 = 0`;
  });
}
