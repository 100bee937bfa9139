import { and, eq, isNull } from 'drizzle-orm';
import { exclusions } from '#db/schema/access.ts';
import { accounts } from '#db/schema/accounts.ts';
import { refuse } from '#domain/decision.ts';
import { excludeAccount } from '#domain/exclusions.ts';
import { excludeInput } from '#domain/inputs/grants.ts';
import {
  cancelRequests,
  endGrants,
  lockLivingGrants,
  lockOpenRequests,
} from '#server/commands/end-access.ts';
import { lockFeature, lockRounds } from '#server/commands/lock.ts';
import { defineVerb, isRefusal } from '#server/commands/verb.ts';

export const excludeAccountVerb = defineVerb({
  name: 'exclude-account',
  action: 'break_glass',
  input: excludeInput,
  load: async (tx, input, act) => {
    const feature = await lockFeature(tx, input.featureId, 'update');
    if (isRefusal(feature)) return feature;
    await lockRounds(tx, feature.id);
    const [account] = await tx
      .select({ id: accounts.id, key: accounts.key, name: accounts.name })
      .from(accounts)
      .where(eq(accounts.id, input.accountId))
      .for('share');
    if (!account) return refuse('not_found', 'There is no such account.');
    const requests = await lockOpenRequests(tx, input);
    const grants = await lockLivingGrants(tx, input, act.now);
    const [standing] = await tx
      .select({ reason: exclusions.reason })
      .from(exclusions)
      .where(
        and(
          eq(exclusions.featureId, feature.id),
          eq(exclusions.accountId, account.id),
          isNull(exclusions.liftedAt),
        ),
      );
    return { feature, account, requests, grants, excludedBecause: standing?.reason };
  },
})({
  scope: () => ({}),
  decide: (state, input, act) => excludeAccount(state, input.reason, act),
  save: async (tx, next, { state, input, act }) => {
    await cancelRequests(tx, next.cancelRequests, act.now);
    await endGrants(tx, next.endGrants, { at: act.now, as: 'revoked', reason: next.endReason });
    await tx.insert(exclusions).values({
      id: next.id,
      featureId: state.feature.id,
      accountId: state.account.id,
      reason: input.reason,
      createdBy: act.by.id,
      createdAt: act.now,
    });
    return { exclusionId: next.id, ended: next.endGrants.length > 0 };
  },
});
