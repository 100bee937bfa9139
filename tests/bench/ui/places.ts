import type { Sql } from 'postgres';
import type { Role } from '#domain/permissions.ts';
import { emailOf } from '#server/seed/people.ts';

export interface Pair {
  readonly featureId: string;
  readonly accountId: string;
  readonly featureKey: string;
  readonly accountKey: string;
  readonly accountName: string;
}

/** What the demo's seller can unlock at once: beta features with places for own accounts that do not have them. */
export function unlockable(sql: Sql, many: number): Promise<Pair[]> {
  return sql<Pair[]>`
    with open_rounds as materialized (
      select f.id as feature_id, f.key as feature_key, r.id, r.seats - seats_taken(r.id, now(), null) as places
      from features f
      join rounds r on r.feature_id = f.id and r.status = 'open' and r.kind = 'beta' and r.eligibility = '[]' and r.rules = '[]'
      join feature_environments e on e.feature_id = f.id and e.environment_key = 'production' and e.serving = 'granted'
      where f.stage = 'beta'
    ), pairs as (
      select r.feature_id, r.feature_key, a.id as account_id, a.key as account_key, a.name as account_name, r.places,
        row_number() over (partition by r.id order by a.key) as turn
      from open_rounds r
      cross join accounts a
      join users u on u.id = a.owner_id and u.email = ${emailOf('sales')}
      where r.places > 0 and a.archived_at is null
        and not exists (select from grants g where g.account_id = a.id and g.feature_id = r.feature_id and g.ends_at > now())
        and not exists (select from requests q where q.account_id = a.id and q.feature_id = r.feature_id
          and q.status in ('pending', 'waitlisted', 'offered'))
        and not exists (
          select from exclusions x where x.account_id = a.id and x.feature_id = r.feature_id and x.lifted_at is null)
    )
    select feature_id as "featureId", account_id as "accountId", feature_key as "featureKey", account_key as "accountKey",
      account_name as "accountName"
    from pairs where turn < places order by account_key, feature_key limit ${many}`;
}

export interface Place {
  readonly name: string;
  readonly path: string;
  /** Who reads it; nobody reads the sign-in page. */
  readonly by: Role | undefined;
}

export async function placesOf(sql: Sql): Promise<Place[]> {
  const [pair] = await unlockable(sql, 1);
  if (!pair) throw new Error('The seller of the demo can unlock nothing.');
  return [
    { name: 'sign-in', path: '/sign-in', by: undefined },
    { name: 'home', path: '/', by: 'sales' },
    { name: 'accounts', path: '/accounts', by: 'sales' },
    { name: 'account', path: `/accounts/${pair.accountKey}`, by: 'sales' },
    { name: 'features', path: '/features', by: 'sales' },
    { name: 'feature', path: `/features/${pair.featureKey}`, by: 'pm' },
    { name: 'approvals', path: '/approvals', by: 'pm' },
    { name: 'timeline', path: '/timeline', by: 'sales' },
    { name: 'pipeline', path: '/pipeline', by: 'pm' },
  ];
}
