import { eq } from 'drizzle-orm';
import { requests } from '#db/schema/access.ts';
import { changeRequest } from '#domain/changing.ts';
import { changeRequestInput } from '#domain/inputs/requests.ts';
import { defineVerb, isRefusal } from '#server/commands/verb.ts';
import { loadScope, unlockScope } from './load-access.ts';
import { loadRequest } from './load-request.ts';

export const changeRequestVerb = defineVerb({
  name: 'change-request',
  action: 'unlock',
  input: changeRequestInput,
  load: async (tx, input, act) => {
    const loaded = await loadRequest(tx, input.requestId, act);
    if (isRefusal(loaded)) return loaded;
    return { ...loaded, ...(await loadScope(tx, loaded)) };
  },
})({
  scope: unlockScope,
  decide: changeRequest,
  save: async (tx, next, { state, act }) => {
    const { ground, joins, ...row } = next;
    await tx
      .update(requests)
      .set({
        ...row,
        steps: [...next.steps],
        contactKeys: [...next.contactKeys],
        policyVersion: ground.policyVersion,
        ruleText: ground.ruleText,
        revisedAt: act.now,
        ...(joins ? { waitsSince: act.now } : {}),
      })
      .where(eq(requests.id, state.row.id));
    return { requestId: state.row.id, revision: next.revision };
  },
});
