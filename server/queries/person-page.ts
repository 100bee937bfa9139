import { and, asc, desc, eq, isNull, ne, or } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { grants, requests } from '#db/schema/access.ts';
import { accounts } from '#db/schema/accounts.ts';
import { features } from '#db/schema/features.ts';
import { teams, users } from '#db/schema/users.ts';
import type { Person } from '#domain/act.ts';
import { permits } from '#domain/permissions.ts';
import { openAt } from '#server/access/open-requests.ts';
import { livingAt } from '#server/access/read-access.ts';
import { readGivenByGroups } from '#server/commands/directory/grouped-people.ts';
import { listEvents } from './events.ts';
import { isInvited } from './invited.ts';

const shownAtMost = 12;

/** What a person owns, waits for and did; for everybody. */
export async function personPage(db: Database, personId: string, by: Person, now: Date) {
  const [person] = await db
    .select({
      id: users.id,
      name: users.name,
      email: users.email,
      roles: users.roles,
      active: users.active,
      createdAt: users.createdAt,
      teamId: users.teamId,
      teamName: teams.name,
      rolesFrom: users.rolesFrom,
      invited: isInvited,
    })
    .from(users)
    .leftJoin(teams, eq(teams.id, users.teamId))
    .where(eq(users.id, personId));
  if (!person) return undefined;
  const { invited, rolesFrom, ...shown } = person;
  const mayManage = permits('manage_users', by.roles, {});
  const owned = and(eq(accounts.ownerId, personId), isNull(accounts.archivedAt));
  const waits = and(or(eq(requests.requestedBy, personId), eq(requests.requestedFor, personId)), openAt(now));
  return {
    person: shown,
    /** They were sent an invitation and did not use it yet. */
    invited,
    /** What groups of the directory give them; nothing where admins choose it. */
    given: mayManage && rolesFrom === 'groups' ? ((await readGivenByGroups(db, personId)) ?? null) : null,
    mayManage,
    isReader: by.id === personId,
    unlocks: await db.$count(grants, and(eq(grants.sellerId, personId), livingAt(now))),
    accounts: {
      count: await db.$count(accounts, owned),
      first: await db
        .select({ id: accounts.id, key: accounts.key, name: accounts.name, tier: accounts.tier })
        .from(accounts)
        .where(owned)
        .orderBy(desc(accounts.arr), asc(accounts.name))
        .limit(shownAtMost),
    },
    features: await db
      .select({
        id: features.id,
        key: features.key,
        name: features.name,
        stage: features.stage,
        pmId: features.pmId,
        engineerId: features.engineerId,
      })
      .from(features)
      .where(
        and(
          or(eq(features.pmId, personId), eq(features.engineerId, personId)),
          ne(features.stage, 'retired'),
        ),
      )
      .orderBy(asc(features.name)),
    requests: await db
      .select({
        id: requests.id,
        status: requests.status,
        createdAt: requests.createdAt,
        feature: { key: features.key, name: features.name },
        account: { key: accounts.key, name: accounts.name },
      })
      .from(requests)
      .innerJoin(features, eq(features.id, requests.featureId))
      .innerJoin(accounts, eq(accounts.id, requests.accountId))
      .where(waits)
      .orderBy(asc(requests.createdAt))
      .limit(50),
    events: await listEvents(db, { personId }, 20),
  };
}
