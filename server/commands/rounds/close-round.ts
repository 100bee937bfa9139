import { eq, inArray, sql } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { inSlices } from '#db/in-slices.ts';
import { grants } from '#db/schema/access.ts';
import { interests } from '#db/schema/demand.ts';
import { features, rounds } from '#db/schema/features.ts';
import { type ClosedRound, closeRound } from '#domain/closing.ts';
import { closeRoundInput } from '#domain/inputs/rounds.ts';
import { cancelRequests, endGrants } from '#server/commands/end-access.ts';
import { defineVerb } from '#server/commands/verb.ts';
import { loadClosing } from './load-closing.ts';
import { ownFeature } from './load-round.ts';

/** Old grants end before their successors begin, and this round closes before the next one opens: the database holds both. */
export const closeRoundVerb = defineVerb({
  name: 'close-round',
  action: 'plan_round',
  input: closeRoundInput,
  load: loadClosing,
})({
  scope: ownFeature,
  decide: closeRound,
  save: async (tx, next, { state, act }) => {
    const at = act.now;
    await tx
      .update(rounds)
      .set({ status: next.roundStatus, closedAt: at })
      .where(eq(rounds.id, state.round.id));
    await endGrants(tx, next.endGrants, { at, as: 'revoked', reason: next.endReason });
    if (state.next) await carryGrants(tx, next, { at, roundId: state.next.id });
    await setEnds(tx, next.setEnds);
    await cancelRequests(tx, next.cancelRequests, at);
    await keepInterests(tx, next, { at, featureId: state.feature.id });
    if (next.opens)
      await tx.update(rounds).set({ status: 'open', openedAt: at }).where(eq(rounds.id, next.opens));
    if (next.stage !== state.feature.stage)
      await tx.update(features).set({ stage: next.stage }).where(eq(features.id, state.feature.id));
    return {
      ended: next.endGrants.length,
      carried: next.carry.length,
      interests: next.interests.length,
      opened: next.opens !== null,
    };
  },
});

/** Everything of the old grant goes on but its times: also when its app first saw it, and who looked at a break-glass. */
async function carryGrants(
  tx: Transaction,
  { carry: carried, carryReason }: ClosedRound,
  { at, roundId }: { readonly at: Date; readonly roundId: string },
): Promise<void> {
  if (carried.length === 0) return;
  const successors = new Map(carried.map((grant) => [grant.from, grant]));
  const ids = [...successors.keys()];
  await endGrants(tx, ids, { at, as: 'carried', reason: carryReason });
  const olds = await inSlices(ids, (slice) => tx.select().from(grants).where(inArray(grants.id, slice)));
  const rows = olds.flatMap(({ lives: _lives, revision: _revision, ...old }) => {
    const successor = successors.get(old.id);
    if (!successor) return [];
    const { from, ...times } = successor;
    const fresh = { endedAt: null, endedAs: null, endReason: null, requestId: null, createdAt: at };
    return [{ ...old, ...fresh, ...times, roundId, carriedFrom: from }];
  });
  await inSlices(rows, (slice) => tx.insert(grants).values(slice));
  const here = sql`grants.round_id = ${roundId} and grants.created_at = ${at.toISOString()}::timestamptz`;
  await tx.execute(sql`
    insert into grant_activations (grant_id, environment_key, first_on_at, recorded_at)
    select grants.id, seen.environment_key, seen.first_on_at, grants.created_at
    from grants join grant_activations seen on seen.grant_id = grants.carried_from where ${here}`);
  await tx.execute(sql`
    insert into break_glass_reviews (grant_id, verdict, note, reviewed_by, created_at)
    select grants.id, old.verdict, old.note, old.reviewed_by, old.created_at
    from grants join break_glass_reviews old on old.grant_id = grants.carried_from where ${here}`);
}

/** Most end on the same day. */
async function setEnds(tx: Transaction, ends: ClosedRound['setEnds']): Promise<void> {
  for (const [at, together] of Map.groupBy(ends, ({ expiresAt }) => expiresAt.getTime()))
    await inSlices(
      together.map(({ id }) => id),
      (slice) =>
        tx
          .update(grants)
          .set({ expiresAt: new Date(at) })
          .where(inArray(grants.id, slice)),
    );
}

async function keepInterests(
  tx: Transaction,
  { interests: kept }: ClosedRound,
  { at, featureId }: { readonly at: Date; readonly featureId: string },
): Promise<void> {
  const rows = kept.map(({ account, ...interest }) => ({
    ...interest,
    featureId,
    accountId: account.id,
    createdAt: at,
  }));
  await inSlices(rows, (slice) => tx.insert(interests).values(slice));
}
