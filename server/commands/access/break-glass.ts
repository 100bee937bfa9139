import { and, inArray } from 'drizzle-orm';
import { requests } from '#db/schema/access.ts';
import { breakGlass } from '#domain/break-glass.ts';
import { breakGlassInput } from '#domain/inputs/grants.ts';
import { openAt } from '#server/access/open-requests.ts';
import { unreviewedSince } from '#server/access/unreviewed-break-glass.ts';
import { cancelRequests, lockOpenRequests } from '#server/commands/end-access.ts';
import { defineVerb, isRefusal } from '#server/commands/verb.ts';
import { insertGrant, loadAccess, loadScope } from './load-access.ts';

export const breakGlassVerb = defineVerb({
  name: 'break-glass',
  action: 'break_glass',
  input: breakGlassInput,
  load: async (tx, input, act) => {
    const access = await loadAccess(tx, input, act.by, act.now);
    if (isRefusal(access)) return access;
    const scope = await loadScope(tx, access);
    const openRequests = await lockOpenRequests(tx, input);
    const ids = openRequests.map(({ id }) => id);
    const [asked] = await tx
      .select({ for: requests.requestedFor })
      .from(requests)
      .where(and(inArray(requests.id, ids), openAt(act.now)));
    const since = await unreviewedSince(tx, input);
    return { ...access, ...scope, openRequests, askedFor: asked?.for, unreviewedSince: since };
  },
})({
  scope: () => ({}),
  decide: breakGlass,
  save: async (tx, next, { state, act }) => {
    // First the requests: a place that was offered to this account is free for it.
    await cancelRequests(tx, next.cancelRequests, act.now);
    await insertGrant(tx, next.grant, state, act);
    return { grantId: next.grant.id, expiresAt: next.grant.expiresAt.toISOString() };
  },
});
