import { and, arrayOverlaps, eq, inArray } from 'drizzle-orm';
import { requests } from '#db/schema/access.ts';
import { users } from '#db/schema/users.ts';
import { refuse } from '#domain/decision.ts';
import { requestInput } from '#domain/inputs/access.ts';
import { permissions, roles } from '#domain/permissions.ts';
import { request } from '#domain/unlocking.ts';
import { defineVerb, isRefusal } from '#server/commands/verb.ts';
import { loadAccess, loadScope, unlockScope } from './load-access.ts';

/** On whose behalf one may ask: whoever may ask. */
const askers = roles.filter((role) => permissions.unlock[role] !== 'no');

export const requestFeatureVerb = defineVerb({
  name: 'request-feature',
  action: 'unlock',
  input: requestInput,
  load: async (tx, input, act) => {
    const found = await loadAccess(tx, input, act.by, act.now);
    if (isRefusal(found)) return found;
    const access = { ...found, ...(await loadScope(tx, found)) };
    const open = and(
      eq(requests.featureId, input.featureId),
      eq(requests.accountId, input.accountId),
      inArray(requests.status, ['pending', 'waitlisted', 'offered']),
    );
    const pending = (await tx.$count(requests, open)) > 0;
    if (!input.onBehalfOf) return { ...access, pending, onBehalfOf: undefined };
    const [colleague] = await tx
      .select({ id: users.id, name: users.name })
      .from(users)
      .where(and(eq(users.id, input.onBehalfOf), eq(users.active, true), arrayOverlaps(users.roles, askers)));
    return colleague
      ? { ...access, pending, onBehalfOf: colleague }
      : refuse('not_found', 'There is no such colleague.');
  },
})({
  scope: unlockScope,
  decide: request,
  save: async (tx, next, { state, input, act }) => {
    const { ground, ...row } = next;
    await tx.insert(requests).values({
      ...row,
      steps: [...next.steps],
      contactKeys: [...next.contactKeys],
      featureId: state.featureRow.id,
      accountId: state.accountRow.id,
      status: 'pending',
      requestedBy: act.by.id,
      requestedFor: state.onBehalfOf?.id ?? act.by.id,
      reason: input.reason,
      days: input.days,
      dealCloseDate: input.dealCloseDate ?? null,
      policyVersion: ground.policyVersion,
      ruleText: ground.ruleText,
      createdAt: act.now,
      revisedAt: act.now,
    });
    return { requestId: next.id };
  },
});
