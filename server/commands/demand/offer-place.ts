import { eq, inArray } from 'drizzle-orm';
import { approvals, requests } from '#db/schema/access.ts';
import { accounts } from '#db/schema/accounts.ts';
import { interests } from '#db/schema/demand.ts';
import { users } from '#db/schema/users.ts';
import { offerPlace, sellerOfOffer } from '#domain/candidates.ts';
import { refuse } from '#domain/decision.ts';
import { offerPlaceInput } from '#domain/inputs/demand.ts';
import { readWaitingTimes } from '#server/access/waiting-times.ts';
import { loadAccess } from '#server/commands/access/load-access.ts';
import { lockInterest } from '#server/commands/demand/load-interest.ts';
import { isRequested } from '#server/commands/demand/load-pair.ts';
import { settleInterest } from '#server/commands/demand/settle-interest.ts';
import { cancelRequests, lockOverRequests } from '#server/commands/end-access.ts';
import { defineVerb, isRefusal } from '#server/commands/verb.ts';

export const offerPlaceVerb = defineVerb({
  name: 'offer-place',
  action: 'plan_round',
  input: offerPlaceInput,
  load: async (tx, { interestId }, act) => {
    const [found] = await tx
      .select({ pair: interests, account: accounts })
      .from(interests)
      .innerJoin(accounts, eq(accounts.id, interests.accountId))
      .where(eq(interests.id, interestId));
    if (!found) return refuse('not_found', 'Nothing like that was recorded.');
    const { pair, account } = found;
    const people = await tx
      .select()
      .from(users)
      .where(inArray(users.id, [pair.heardBy, account.ownerId]));
    const heardBy = people.find(({ id }) => id === pair.heardBy);
    const owner = people.find(({ id }) => id === account.ownerId);
    const seller = heardBy && owner && sellerOfOffer(heardBy, owner, account, act.by);
    const access = await loadAccess(tx, pair, seller ?? act.by, act.now);
    if (isRefusal(access)) return access;
    const interest = await lockInterest(tx, interestId);
    if (isRefusal(interest)) return interest;
    return {
      ...access,
      interest,
      seller: seller && { id: seller.id, name: seller.name },
      requested: await isRequested(tx, pair, act.now),
      over: await lockOverRequests(tx, pair, act.now),
      offerHours: (await readWaitingTimes(tx)).offerHours,
    };
  },
})({
  scope: ({ featureRow }, { by }) => ({ ownFeatures: featureRow.pmId === by.id }),
  decide: (state, _input, act) => offerPlace(state, act),
  save: async (tx, next, { state, act }) => {
    const { now } = act;
    const pair = { featureId: state.featureRow.id, accountId: state.accountRow.id };
    await cancelRequests(tx, next.cancelRequests, now);
    await tx.insert(requests).values({
      ...pair,
      id: next.requestId,
      roundId: next.roundId,
      status: 'offered',
      requestedBy: next.requestedBy,
      requestedFor: next.requestedFor,
      reason: next.reason,
      days: next.days,
      dealCloseDate: state.interest.dealCloseDate,
      dealValue: state.interest.dealValue,
      steps: [...next.steps],
      policyVersion: next.ground.policyVersion,
      ruleText: next.ground.ruleText,
      intentAt: now,
      createdAt: now,
      revisedAt: now,
      waitsSince: now,
      offeredAt: now,
      offeredUntil: next.offeredUntil,
    });
    if (next.approvesStep !== undefined)
      await tx.insert(approvals).values({
        id: act.newId(),
        requestId: next.requestId,
        requestRevision: 1,
        step: next.approvesStep,
        decidedBy: act.by.id,
        decision: 'approve',
        createdAt: now,
      });
    await settleInterest(tx, pair, 'asked', now);
    return { requestId: next.requestId };
  },
});
