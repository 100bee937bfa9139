import { and, asc, desc, eq, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { breakGlassReviews, grantActivations, grants } from '#db/schema/access.ts';
import { accounts, contacts } from '#db/schema/accounts.ts';
import { evaluationRollups } from '#db/schema/evaluation.ts';
import { environments } from '#db/schema/features.ts';
import { teams, users } from '#db/schema/users.ts';
import type { AccessRound } from '#domain/access.ts';
import type { Person } from '#domain/act.ts';
import { permits } from '#domain/permissions.ts';
import { ownOrTeam, whoseGrant } from '#domain/whose-grant.ts';
import { livingAt, readAccess } from '#server/access/read-access.ts';
import { accountRequests } from './account-requests.ts';
import { listEvents } from './events.ts';
import { onable } from './onable.ts';
import { placesDue } from './places-due.ts';

/** Everything one account's page shows; undefined when there is no such account. */
export async function accountPage(db: Database, key: string, by: Person, now: Date) {
  const [row] = await db
    .select({ account: accounts, ownerName: users.name, team: teams })
    .from(accounts)
    .innerJoin(users, eq(users.id, accounts.ownerId))
    .leftJoin(teams, eq(teams.id, accounts.teamId))
    .where(eq(accounts.key, key));
  if (!row) return undefined;
  const { account } = row;
  const people = db
    .select({ key: contacts.key, name: contacts.name, email: contacts.email })
    .from(contacts)
    .where(eq(contacts.accountId, account.id))
    .orderBy(asc(contacts.name));
  const [access, held, asked, asks, named, events] = await Promise.all([
    readAccess(db, { accountIds: [account.id], by, now }),
    heldBy(db, account.id, now),
    accountRequests(db, account, by, now),
    asksOf(db, account.key),
    people,
    listEvents(db, { accountId: account.id }, 20),
  ]);
  const due = await placesDue(db, access, now);

  return {
    account: { ...account, ownerName: row.ownerName, isMine: account.ownerId === by.id },
    team: row.team,
    mayEdit: permits('edit_account', by.roles, ownOrTeam(account.ownerId === by.id, account, by)),
    contacts: named,
    mayUnlock: permits('unlock', by.roles, { byPolicy: true, internalAccounts: account.type === 'internal' }),
    features: access.map((one) => ({
      feature: {
        id: one.featureRow.id,
        key: one.featureRow.key,
        name: one.featureRow.name,
        summary: one.featureRow.summary,
        stage: one.featureRow.stage,
        talkingPoints: one.featureRow.talkingPoints,
        knownLimitations: one.featureRow.knownLimitations,
        docsUrl: one.featureRow.docsUrl,
        onVariant: one.featureRow.onVariant,
      },
      variants: onable(one.featureRow),
      facts: { ...one.facts, round: one.facts.round && judged(one.facts.round) },
      grant: withRights(
        held.find((grant) => grant.featureId === one.featureRow.id),
        account,
        by,
        now,
      ),
      request: asked.find((request) => request.featureId === one.featureRow.id) ?? null,
      /** When a place is due to be free for them, as far as that is known. */
      placeDue: due.get(one.featureRow.id) ?? null,
      opensAt: one.roundRow?.plannedOpenAt ?? null,
      asked: asks.find((ask) => ask.featureKey === one.featureRow.key) ?? null,
    })),
    lastAskedAt: asks.reduce<Date | null>(
      (last, ask) => (last && last > ask.lastAskedAt ? last : ask.lastAskedAt),
      null,
    ),
    events,
  };
}

/** What is judged of a round, without the rest of its row: an account's page holds hundreds. */
function judged({ kind, number, status, seats, defaultDays, maxDays, eligibility, rules }: AccessRound) {
  return { kind, number, status, seats, defaultDays, maxDays, eligibility, rules };
}

async function heldBy(db: Database, accountId: string, now: Date) {
  return db
    .select({
      id: grants.id,
      featureId: grants.featureId,
      startsAt: grants.startsAt,
      expiresAt: grants.expiresAt,
      createdAt: grants.createdAt,
      intentAt: grants.intentAt,
      reason: grants.reason,
      ruleText: grants.ruleText,
      source: grants.source,
      grantedBy: grants.grantedBy,
      sellerId: grants.sellerId,
      carriedFrom: grants.carriedFrom,
      grantedByName: users.name,
      variant: grants.variant,
      contactKeys: grants.contactKeys,
      firstOnAt: grantActivations.firstOnAt,
      verdict: breakGlassReviews.verdict,
    })
    .from(grants)
    .innerJoin(users, eq(users.id, grants.grantedBy))
    .leftJoin(grantActivations, eq(grantActivations.grantId, grants.id))
    .leftJoin(breakGlassReviews, eq(breakGlassReviews.grantId, grants.id))
    .where(and(eq(grants.accountId, accountId), livingAt(now)))
    .orderBy(desc(grants.createdAt));
}

function withRights(
  grant: Awaited<ReturnType<typeof heldBy>>[number] | undefined,
  account: { ownerId: string; teamId: string | null },
  by: Person,
  now: Date,
) {
  if (!grant) return null;
  return {
    ...grant,
    mayEnd: permits('change_grant', by.roles, whoseGrant(grant, account, by)),
    isActive: grant.startsAt <= now,
  };
}

/** What the account's app asked of the production environment. */
async function asksOf(db: Database, accountKey: string) {
  return db
    .select({
      featureKey: evaluationRollups.featureKey,
      lastAskedAt: evaluationRollups.lastAskedAt,
      lastOn: sql<boolean>`${evaluationRollups.lastOn} = 1`,
      firstOnAt: evaluationRollups.firstOnAt,
    })
    .from(evaluationRollups)
    .innerJoin(environments, eq(environments.key, evaluationRollups.environmentKey))
    .where(and(eq(evaluationRollups.accountKey, accountKey), eq(environments.production, true)));
}
