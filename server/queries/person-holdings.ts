import { and, arrayOverlaps, asc, eq, gt, isNull, ne, or } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Database } from '#db/client.ts';
import { grants, requests } from '#db/schema/access.ts';
import { accounts } from '#db/schema/accounts.ts';
import { features } from '#db/schema/features.ts';
import { users } from '#db/schema/users.ts';
import { delegations } from '#db/schema/working.ts';
import type { Person } from '#domain/act.ts';
import { holders } from '#domain/handing-over.ts';
import type { HeldThing } from '#domain/inputs/people.ts';
import { permits } from '#domain/permissions.ts';
import { openAt } from '#server/access/open-requests.ts';
import { livingAt } from '#server/access/read-access.ts';

/** What hangs on a person, before they are deactivated, and who could take it over. */
export async function personHoldings(db: Database, personId: string, by: Person, now: Date) {
  if (!permits('manage_users', by.roles, {})) return null;
  const owned = and(eq(accounts.ownerId, personId), isNull(accounts.archivedAt));
  const heirs = (what: HeldThing) =>
    db
      .select({ id: users.id, name: users.name })
      .from(users)
      .where(
        and(eq(users.active, true), ne(users.id, personId), arrayOverlaps(users.roles, [...holders[what]])),
      )
      .orderBy(asc(users.name));
  const ofFeatures = (whose: typeof features.pmId | typeof features.engineerId) =>
    db.$count(features, and(eq(whose, personId), ne(features.stage, 'retired')));
  return {
    held: {
      accounts: { count: await db.$count(accounts, owned), heirs: await heirs('accounts') },
      pm_features: { count: await ofFeatures(features.pmId), heirs: await heirs('pm_features') },
      engineer_features: {
        count: await ofFeatures(features.engineerId),
        heirs: await heirs('engineer_features'),
      },
    },
    requests: await db.$count(
      requests,
      and(or(eq(requests.requestedBy, personId), eq(requests.requestedFor, personId)), openAt(now)),
    ),
    unlocks: await db.$count(grants, and(eq(grants.sellerId, personId), livingAt(now))),
    standsInFor: await standsInFor(db, personId, now),
  };
}

/** Those who are away, or will be, and in whose place this person decides. */
async function standsInFor(db: Database, personId: string, now: Date) {
  const away = alias(users, 'away');
  const rows = await db
    .select({ name: away.name })
    .from(delegations)
    .innerJoin(away, eq(away.id, delegations.userId))
    .where(
      and(eq(delegations.delegateId, personId), isNull(delegations.endedAt), gt(delegations.endsAt, now)),
    )
    .orderBy(asc(away.name));
  return rows.map(({ name }) => name);
}
