import { and, asc, desc, eq, gt, gte, isNotNull, isNull, lt, max, or, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { grants, requests } from '#db/schema/access.ts';
import { accounts } from '#db/schema/accounts.ts';
import { auditEvents } from '#db/schema/audit.ts';
import { features } from '#db/schema/features.ts';
import { decideAccess } from '#domain/access.ts';
import type { Person } from '#domain/act.ts';
import { addDays } from '#domain/dates.ts';
import { openAt } from '#server/access/open-requests.ts';
import { type ReadAccess, readAccess } from '#server/access/read-access.ts';
import { homeOffers } from './home-offers.ts';

const recentAccounts = 6;
const soonDays = 14;
/** The latest of what somebody did tells which accounts they are busy with. */
const deedsLookedAt = 1000;

/** What a seller needs before the customer has finished the sentence. Leads see their team's. */
export async function homeSales(db: Database, by: Person, now: Date) {
  const mine =
    by.roles.includes('sales_lead') && by.teamId
      ? or(eq(accounts.ownerId, by.id), eq(accounts.teamId, by.teamId))
      : eq(accounts.ownerId, by.id);
  const deeds = db
    .select({ accountId: auditEvents.accountId, seq: auditEvents.seq })
    .from(auditEvents)
    .where(and(eq(auditEvents.actorId, by.id), isNotNull(auditEvents.accountId)))
    .orderBy(desc(auditEvents.seq))
    .limit(deedsLookedAt)
    .as('deeds');
  const touched = db
    .select({ accountId: deeds.accountId, last: max(deeds.seq).as('last') })
    .from(deeds)
    .groupBy(deeds.accountId)
    .as('touched');
  const recent = await db
    .select({
      id: accounts.id,
      key: accounts.key,
      name: accounts.name,
      tier: accounts.tier,
      region: accounts.region,
      type: accounts.type,
    })
    .from(accounts)
    .leftJoin(touched, eq(touched.accountId, accounts.id))
    .where(and(mine, isNull(accounts.archivedAt)))
    .orderBy(sql`${touched.last} desc nulls last`, asc(accounts.name))
    .limit(recentAccounts);
  const access = await readAccess(db, { accountIds: recent.map((account) => account.id), by, now });
  const asked = await db
    .select({
      id: requests.id,
      status: requests.status,
      createdAt: requests.createdAt,
      decidedAt: requests.decidedAt,
      accountId: requests.accountId,
      accountKey: accounts.key,
      accountName: accounts.name,
      featureKey: features.key,
      featureName: features.name,
    })
    .from(requests)
    .innerJoin(accounts, eq(accounts.id, requests.accountId))
    .innerJoin(features, eq(features.id, requests.featureId))
    .where(
      and(
        or(eq(requests.requestedBy, by.id), eq(requests.requestedFor, by.id)),
        or(openAt(now), gte(requests.decidedAt, addDays(now, -7))),
      ),
    )
    .orderBy(sql`${requests.status} = 'pending' desc`, desc(requests.createdAt))
    .limit(8);
  const ending = await db
    .select({
      grantId: grants.id,
      expiresAt: grants.expiresAt,
      accountKey: accounts.key,
      accountName: accounts.name,
      featureKey: features.key,
      featureName: features.name,
    })
    .from(grants)
    .innerJoin(accounts, eq(accounts.id, grants.accountId))
    .innerJoin(features, eq(features.id, grants.featureId))
    .where(
      and(
        ...[mine, isNull(grants.endedAt), gt(grants.expiresAt, now)],
        lt(grants.expiresAt, addDays(now, soonDays)),
      ),
    )
    .orderBy(asc(grants.expiresAt))
    .limit(8);
  return {
    offers: await homeOffers(db, by, now),
    recent: recent.map((account) => ({
      ...account,
      ...standing(access.filter((one) => one.accountRow.id === account.id)),
      waiting: asked.filter((request) => request.accountId === account.id && request.status === 'pending')
        .length,
    })),
    requests: asked,
    ending,
  };
}

/** How many features the seller could unlock right now, and what the account has. */
function standing(access: readonly ReadAccess[]) {
  const unlockable = access.filter(
    ({ facts }) => facts.round && decideAccess(facts, facts.round.defaultDays).kind === 'allow',
  );
  return {
    unlockable: unlockable.length,
    has: access.filter(({ facts }) => facts.holdsLivingGrant).map(({ featureRow }) => featureRow.name),
  };
}
