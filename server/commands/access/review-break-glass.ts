import { inArray, sql } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { breakGlassReviews } from '#db/schema/access.ts';
import { reviewBreakGlass } from '#domain/break-glass.ts';
import { reviewBreakGlassInput } from '#domain/inputs/grants.ts';
import { cancelRequests, endGrants } from '#server/commands/end-access.ts';
import { defineVerb, isRefusal } from '#server/commands/verb.ts';
import { loadGrant } from './load-grant.ts';

export const reviewBreakGlassVerb = defineVerb({
  name: 'review-break-glass',
  action: 'break_glass',
  input: reviewBreakGlassInput,
  load: async (tx, input) => {
    const named = await loadGrant(tx, input.grantId);
    if (isRefusal(named)) return named;
    const carried = await carriedLine(tx, named.id);
    const held = await loadGrant(tx, carried.at(-1) ?? named.id);
    if (isRefusal(held)) return held;
    const reviews = await tx.$count(breakGlassReviews, inArray(breakGlassReviews.grantId, carried));
    return { ...held, carried, reviewed: reviews > 0 };
  },
})({
  scope: () => ({}),
  decide: reviewBreakGlass,
  save: async (tx, next, { state, input, act }) => {
    const { verdict, note } = input;
    const said = { verdict, note, reviewedBy: act.by.id, createdAt: act.now };
    await tx.insert(breakGlassReviews).values(state.carried.map((grantId) => ({ grantId, ...said })));
    if (next.endReason !== undefined)
      await endGrants(tx, [state.id], { at: act.now, as: 'revoked', reason: next.endReason });
    await cancelRequests(tx, next.cancelRequests, act.now);
    return { grantId: state.id, ended: next.endReason !== undefined };
  },
});

/** The grant with those it goes on from and those that go on from it, round by round: it was broken once, for all of them. */
async function carriedLine(tx: Transaction, grantId: string): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    with recursive line as (
      select id, carried_from, created_at from grants where id = ${grantId}
      union
      select other.id, other.carried_from, other.created_at
      from grants other join line on other.carried_from = line.id or other.id = line.carried_from
    )
    select id from line order by created_at`);
  return rows.map(({ id }) => id);
}
