import { and, eq, isNull, ne } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Database } from '#db/client.ts';
import { accounts } from '#db/schema/accounts.ts';
import { interests } from '#db/schema/demand.ts';
import { features, rounds } from '#db/schema/features.ts';
import { users } from '#db/schema/users.ts';
import { decideAccess } from '#domain/access.ts';
import type { Person } from '#domain/act.ts';
import { byDeal } from '#domain/by-deal.ts';
import { sellerOfOffer } from '#domain/candidates.ts';
import { whoseInterest } from '#domain/interests.ts';
import { permits } from '#domain/permissions.ts';
import { runningRound } from '#domain/rounds.ts';
import { readAccessOfEach } from '#server/access/read-access-of-each.ts';
import { byDealFirst } from './by-deal-first.ts';
import { feedbackOf, sentimentsByRound } from './demand-feedback.ts';
import { demandOverTime } from './demand-over-time.ts';

const heard = alias(users, 'heard');
const owner = alias(users, 'owner');

/** Who asked for a feature, since when and for how much, and what those say who have it; undefined when there is none. */
export async function featureDemand(db: Database, key: string, by: Person, now: Date) {
  const [feature] = await db.select().from(features).where(eq(features.key, key));
  if (!feature) return undefined;
  const unclosed = await db
    .select()
    .from(rounds)
    .where(and(eq(rounds.featureId, feature.id), ne(rounds.status, 'closed')));
  const open = runningRound(unclosed)?.status === 'open';
  const asked = await openInterests(db, feature.id);
  const mayOffer = open && permits('plan_round', by.roles, { ownFeatures: feature.pmId === by.id });
  const standings = mayOffer ? await standingsOf(db, feature.id, asked, by, now) : new Map();
  return {
    feature: { id: feature.id, key: feature.key, name: feature.name, stage: feature.stage },
    open,
    mayRecord: permits('record_interest', by.roles, {}),
    mayAnswer: permits('comment', by.roles, {}),
    mayOffer,
    weeks: await demandOverTime(db, feature.id, now),
    candidates: byDeal(
      asked.map(({ interest, account, heardByName }) => ({
        ...interest,
        account,
        heardByName,
      })),
      (one) => one.createdAt,
    ).map((one) => ({
      ...one,
      mayWithdraw: mayWithdraw(one, by),
      refusal: mayOffer ? (standings.get(one.id) ?? null) : null,
    })),
    feedback: await feedbackOf(db, { featureId: feature.id }),
    sentiments: await sentimentsByRound(db, feature.id),
  };
}

/** Whether this reader may note that the account asks no more. */
export function mayWithdraw(
  interest: { readonly heardBy: string; readonly account: { ownerId: string; teamId: string | null } },
  by: Person,
): boolean {
  return permits('withdraw_interest', by.roles, whoseInterest(interest, interest.account, by));
}

async function openInterests(db: Database, featureId: string) {
  return db
    .select({
      interest: interests,
      account: {
        id: accounts.id,
        key: accounts.key,
        name: accounts.name,
        arr: accounts.arr,
        type: accounts.type,
        ownerId: accounts.ownerId,
        teamId: accounts.teamId,
      },
      heardByName: heard.name,
      heard: { id: heard.id, active: heard.active, roles: heard.roles, teamId: heard.teamId },
      owner: { id: owner.id, active: owner.active, roles: owner.roles, teamId: owner.teamId },
    })
    .from(interests)
    .innerJoin(accounts, eq(accounts.id, interests.accountId))
    .innerJoin(heard, eq(heard.id, interests.heardBy))
    .innerJoin(owner, eq(owner.id, accounts.ownerId))
    .where(and(eq(interests.featureId, featureId), isNull(interests.settledAt)))
    .orderBy(...byDealFirst)
    .limit(500);
}

/** Why no place can be offered, by interest; one that is not in it can be offered one. */
async function standingsOf(
  db: Database,
  featureId: string,
  asked: Awaited<ReturnType<typeof openInterests>>,
  by: Person,
  now: Date,
): Promise<Map<string, string>> {
  const standings = new Map<string, string>();
  const asks = asked.flatMap(({ interest, account, heard: heardBy, owner: owning }) => {
    const seller = sellerOfOffer(heardBy, owning, account, by);
    if (!seller)
      standings.set(interest.id, `Nobody who looks after ${account.name} may unlock or ask for it.`);
    return seller ? [{ interestId: interest.id, accountId: account.id, featureId, by: seller }] : [];
  });
  for (const { ask, access } of await readAccessOfEach(db, asks, now)) {
    const decision = decideAccess(access.facts, access.round?.defaultDays ?? 1);
    if (decision.kind === 'deny' || decision.kind === 'waitlist')
      standings.set(ask.interestId, decision.sentence);
  }
  return standings;
}
