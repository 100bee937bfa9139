import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { inSlices } from '#db/in-slices.ts';
import { grants, requests } from '#db/schema/access.ts';
import { accounts } from '#db/schema/accounts.ts';
import { interests } from '#db/schema/demand.ts';
import type { Act } from '#domain/act.ts';
import type { ClosingRequest, ClosingState } from '#domain/closing.ts';
import type { Refusal } from '#domain/decision.ts';
import type { CloseRoundInput } from '#domain/inputs/rounds.ts';
import type { LivingGrant, PendingRequest } from '#domain/rounds.ts';
import { preparedRound } from '#domain/rounds.ts';
import { seatsTaken } from '#server/access/read-access.ts';
import { lockLivingGrants, lockOpenRequests } from '#server/commands/end-access.ts';
import { isRefusal } from '#server/commands/verb.ts';
import { type LoadedRound, loadRound } from './load-round.ts';

export async function loadClosing(
  tx: Transaction,
  input: CloseRoundInput,
  act: Act,
): Promise<(LoadedRound & ClosingState) | Refusal> {
  const loaded = await loadRound(tx, input.roundId);
  if (isRefusal(loaded)) return loaded;
  const of = { featureId: loaded.feature.id, roundId: loaded.round.id };
  const open = await lockOpenRequests(tx, of);
  const living = await lockLivingGrants(tx, of, act.now);
  const ahead = preparedRound(loaded.others);
  const taken = ahead && (await seatsTaken(tx, [ahead.id], act.now)).get(ahead.id);
  return {
    ...loaded,
    grants: living,
    gone: await endedSince(tx, input, living),
    requests: await whatWasAsked(tx, of.featureId, open),
    next: ahead && { ...ahead, taken: taken ?? 0 },
  };
}

/** Names for whoever the plan speaks of and is not there any more. */
async function endedSince(
  tx: Transaction,
  { roundId, fates }: CloseRoundInput,
  living: readonly LivingGrant[],
): Promise<LivingGrant[]> {
  const there = new Set(living.map(({ id }) => id));
  const gone = fates.filter(({ grantId }) => !there.has(grantId)).map(({ grantId }) => grantId);
  return inSlices(gone, (slice) =>
    tx
      .select({ id: grants.id, account: { id: accounts.id, key: accounts.key, name: accounts.name } })
      .from(grants)
      .innerJoin(accounts, eq(accounts.id, grants.accountId))
      .where(and(eq(grants.roundId, roundId), inArray(grants.id, slice))),
  );
}

async function whatWasAsked(
  tx: Transaction,
  featureId: string,
  open: readonly PendingRequest[],
): Promise<ClosingRequest[]> {
  if (open.length === 0) return [];
  const ids = open.map(({ id }) => id);
  const rows = await inSlices(ids, (slice) => tx.select().from(requests).where(inArray(requests.id, slice)));
  const byId = new Map(rows.map((row) => [row.id, row]));
  const recorded = await tx
    .select({ accountId: interests.accountId })
    .from(interests)
    .where(and(eq(interests.featureId, featureId), isNull(interests.settledAt)));
  const known = new Set(recorded.map(({ accountId }) => accountId));
  return open.flatMap(({ id, account }) => {
    const row = byId.get(id);
    return row ? [{ ...row, account, interestOpen: known.has(account.id) }] : [];
  });
}
