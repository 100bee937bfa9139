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
    select "featureId", "accountId", "featureKey", "accountKey", "accountName" from (
    select f.id as "featureId", a.id as "accountId", f.key as "featureKey", a.key as "accountKey", a.name as "accountName",
      row_number() over (partition by r.id order by a.key) < r.seats - seats_taken(r.id, now(), null) as has_place
    from accounts a
    join users u on u.id = a.owner_id and u.email = ${emailOf('sales')}
    cross join features f
    join rounds r on r.feature_id = f.id and r.status = 'open' and r.kind = 'beta' and r.eligibility = '[]' and r.rules = '[]'
    join feature_environments e on e.feature_id = f.id and e.environment_key = 'production' and e.serving = 'granted'
    where f.stage = 'beta' and a.archived_at is null 
      and not exists (select from grants g where g.account_id = a.id and g.feature_id = f.id and g.ends_at > now())
      and not exists (select from requests q where q.account_id = a.id and q.feature_id = f.id
        and q.status in ('pending', 'waitlisted', 'offered'))
      and not exists (select from exclusions x where x.account_id = a.id and x.feature_id = f.id and x.lifted_at is null)
    ) one where has_place order by "accountKey", "featureKey" limit ${many}`;
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
