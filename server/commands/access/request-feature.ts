import { and, eq } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { requests } from '#db/schema/access.ts';
import { users } from '#db/schema/users.ts';
import { refuse } from '#domain/decision.ts';
import { requestInput } from '#domain/inputs/access.ts';
import { request } from '#domain/unlocking.ts';
import { isRequested } from '#server/commands/demand/load-pair.ts';
import { settleInterest } from '#server/commands/demand/settle-interest.ts';
import { cancelRequests, lockOverRequests } from '#server/commands/end-access.ts';
import { recordAsk } from '#server/commands/policy/record-ask.ts';
import { defineVerb, isRefusal } from '#server/commands/verb.ts';
import { loadAccess, loadScope, unlockScope } from './load-access.ts';

async function findColleague(tx: Transaction, id: string) {
  const [colleague] = await tx
    .select({ id: users.id, name: users.name, roles: users.roles, teamId: users.teamId })
    .from(users)
    .where(and(eq(users.id, id), eq(users.active, true)));
  return colleague ?? refuse('not_found', 'There is no such colleague.');
}

/** What is asked on a colleague's behalf is the colleague's: the policy is asked about them, and only they take it. */
export const requestFeatureVerb = defineVerb({
  name: 'request-feature',
  action: 'unlock',
  input: requestInput,
  load: async (tx, input, act) => {
    const onBehalfOf = input.onBehalfOf ? await findColleague(tx, input.onBehalfOf) : undefined;
    if (onBehalfOf && isRefusal(onBehalfOf)) return onBehalfOf;
    const found = await loadAccess(tx, input, onBehalfOf ?? act.by, act.now);
    if (isRefusal(found)) return found;
    const pending = await isRequested(tx, input, act.now);
    const over = await lockOverRequests(tx, input, act.now);
    return { ...found, ...(await loadScope(tx, found)), pending, over, onBehalfOf };
  },
})({
  scope: unlockScope,
  decide: request,
  tried: recordAsk,
  save: async (tx, next, { state, input, act }) => {
    const { ground, waitsAt, cancelRequests: replaced, ...row } = next;
    const waits = waitsAt !== undefined;
    await cancelRequests(tx, replaced, act.now);
    await tx.insert(requests).values({
      ...row,
      steps: [...next.steps],
      contactKeys: [...next.contactKeys],
      featureId: state.featureRow.id,
      accountId: state.accountRow.id,
      status: waits ? 'waitlisted' : 'pending',
      waitsSince: waits ? act.now : null,
      requestedBy: act.by.id,
      requestedFor: state.onBehalfOf?.id ?? act.by.id,
      reason: input.reason,
      days: input.days,
      dealCloseDate: input.dealCloseDate ?? null,
      dealValue: input.dealValue ?? null,
      policyVersion: ground.policyVersion,
      ruleText: ground.ruleText,
      createdAt: act.now,
      revisedAt: act.now,
    });
    await settleInterest(tx, input, 'asked', act.now);
    return { requestId: next.id, place: waitsAt ?? null };
  },
});
