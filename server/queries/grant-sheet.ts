import { and, asc, eq } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Database } from '#db/client.ts';
import { breakGlassReviews, grants, requests } from '#db/schema/access.ts';
import { accounts, contacts } from '#db/schema/accounts.ts';
import { features, rounds } from '#db/schema/features.ts';
import { users } from '#db/schema/users.ts';
import type { Person } from '#domain/act.ts';
import { mayReview } from '#domain/break-glass.ts';
import { extendsFreely } from '#domain/extending.ts';
import { isLiving } from '#domain/grants.ts';
import { permits } from '#domain/permissions.ts';
import { whoseGrant } from '#domain/whose-grant.ts';
import { openAt } from '#server/access/open-requests.ts';
import { readAccess } from '#server/access/read-access.ts';
import { grantProof } from './grant-proof.ts';
import { onable } from './onable.ts';

const granter = alias(users, 'granter');
const seller = alias(users, 'seller');

/** Everything about one grant, living or ended; undefined when there is none. */
export async function grantSheet(db: Database, grantId: string, by: Person, now: Date) {
  const [row] = await db
    .select({
      grant: grants,
      feature: features,
      account: accounts,
      round: rounds,
      grantedByName: granter.name,
      sellerName: seller.name,
    })
    .from(grants)
    .innerJoin(features, eq(features.id, grants.featureId))
    .innerJoin(accounts, eq(accounts.id, grants.accountId))
    .leftJoin(rounds, eq(rounds.id, grants.roundId))
    .innerJoin(granter, eq(granter.id, grants.grantedBy))
    .innerJoin(seller, eq(seller.id, grants.sellerId))
    .where(eq(grants.id, grantId));
  if (!row) return undefined;
  const { grant, feature, account, round } = row;
  const [access] = await readAccess(db, { accountIds: [account.id], featureIds: [feature.id], by, now });
  const people = await db
    .select({ key: contacts.key, name: contacts.name, email: contacts.email })
    .from(contacts)
    .where(eq(contacts.accountId, account.id))
    .orderBy(asc(contacts.name));
  const asked = await db
    .select({ id: requests.id, days: requests.days, createdAt: requests.createdAt, byName: users.name })
    .from(requests)
    .innerJoin(users, eq(users.id, requests.requestedBy))
    .where(and(eq(requests.extendsGrantId, grant.id), openAt(now)));
  const reviews = await db
    .select({
      verdict: breakGlassReviews.verdict,
      note: breakGlassReviews.note,
      createdAt: breakGlassReviews.createdAt,
      byName: users.name,
    })
    .from(breakGlassReviews)
    .innerJoin(users, eq(users.id, breakGlassReviews.reviewedBy))
    .where(eq(breakGlassReviews.grantId, grant.id));
  const proof = await grantProof(db, grant.id);
  const living = grant.endedAt === null && isLiving(grant, now);
  const mayAsk = permits('unlock', by.roles, {
    byPolicy: true,
    internalAccounts: account.type === 'internal',
  });
  return {
    grant: {
      ...grant,
      grantedByName: row.grantedByName,
      sellerName: row.sellerName,
      feature: { id: feature.id, key: feature.key, name: feature.name },
      account: { id: account.id, key: account.key, name: account.name },
    },
    feature: {
      id: feature.id,
      key: feature.key,
      name: feature.name,
      stage: feature.stage,
      onVariant: feature.onVariant,
    },
    variants: onable(feature),
    round: round && { id: round.id, kind: round.kind, number: round.number, status: round.status },
    contacts: people,
    living,
    /** What a wish for more time is judged by; nothing for readers who can not have one. */
    access: access ? { facts: access.facts, round: access.round } : null,
    openExtension: asked[0] ?? null,
    review: reviews[0] ?? null,
    asked: proof?.asked ?? null,
    firstOnAt: proof?.firstOnAt ?? null,
    may: {
      change: living && permits('change_grant', by.roles, whoseGrant(grant, account, by)),
      /** Without the policy's yes. */
      extendFreely: living && extendsFreely(grant, by),
      ask: living && mayAsk,
      comment: permits('comment', by.roles, {}),
      review: reviews.length === 0 && mayReview(grant, by),
    },
  };
}
