import type { Person } from '#domain/act.ts';
import { type Role, roles } from '#domain/permissions.ts';
import type { House } from '#server/house.ts';
import { emailOf, oneOfEachRole } from '#server/seed/people.ts';

/** What the screens of a generated house are read of: the fullest there is of each. */
export interface LargeScene {
  readonly people: Readonly<Record<Role, Person>>;
  readonly account: { readonly id: string; readonly key: string };
  readonly feature: { readonly id: string; readonly key: string; readonly roundId: string };
  /** Its round has no place left, and some wait. */
  readonly fullFeature: { readonly key: string };
  readonly draftFeature: { readonly key: string };
  readonly requestId: string;
  readonly grantId: string;
  /** What it gives. */
  readonly heldFeature: { readonly key: string };
  readonly importId: string;
}

export async function readLargeScene({ sql }: House): Promise<LargeScene> {
  const people = await Promise.all(
    Object.entries(oneOfEachRole).map(async ([key, { role }]) => {
      const one = await only<Person>(sql`
        select id, name, roles, team_id as "teamId" from users where email = ${emailOf(key)}`);
      return [role, one] as const;
    }),
  );
  const seller = Object.fromEntries(people).sales?.id ?? '';
  const account = await only<LargeScene['account']>(sql`
    select a.id, a.key from accounts a join grants g on g.account_id = a.id
    where a.owner_id = ${seller} and a.archived_at is null and upper(g.lives) > now()
    group by a.id order by count(*) desc, a.key limit 1`);
  const pm = Object.fromEntries(people).pm?.id ?? '';
  const fullest = (status: string) => sql`
    select f.id, f.key, r.id as "roundId" from features f join rounds r on r.feature_id = f.id and r.status = 'open'
    join requests q on q.round_id = r.id and q.status = ${status}
    group by f.id, r.id
    order by f.pm_id = ${pm} desc, exists (select from interests i where i.feature_id = f.id) desc, count(*) desc, f.key
    limit 1`;
  const feature = await only<LargeScene['feature']>(fullest('pending'));
  const fullFeature = await only<LargeScene['fullFeature']>(fullest('waitlisted'));
  const draftFeature = await only<LargeScene['draftFeature']>(sql`
    select f.key from features f join interests i on i.feature_id = f.id
    where f.stage = 'draft' group by f.id order by count(*) desc, f.key limit 1`);
  const request = await only<{ id: string }>(sql`
    select id from requests where feature_id = ${feature.id} and status = 'pending' order by created_at limit 1`);
  const grant = await only<{ id: string; key: string }>(sql`
    select g.id, f.key from grants g join features f on f.id = g.feature_id
    where g.account_id = ${account.id} and upper(g.lives) > now() order by g.id limit 1`);
  const job = await only<{ id: string }>(sql`select id from import_jobs order by id limit 1`);
  return {
    people: asRecord(people),
    ...{ account, feature, fullFeature, draftFeature },
    ...{ requestId: request.id, grantId: grant.id, heldFeature: { key: grant.key }, importId: job.id },
  };
}

function asRecord(people: readonly (readonly [Role, Person])[]): Record<Role, Person> {
  const found = new Map(people);
  const missing = roles.find((role) => !found.has(role));
  if (missing) throw new Error(`There is nobody who is ${missing}.`);
  return Object.fromEntries(found) as Record<Role, Person>;
}

async function only<Row>(asked: Promise<readonly unknown[]>): Promise<Row> {
  const [row] = await asked;
  if (!row) throw new Error('The generated house lacks something that a screen is read of.');
  return row as Row;
}
