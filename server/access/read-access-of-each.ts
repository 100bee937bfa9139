import type { Database, Transaction } from '#db/client.ts';
import {
  type Asker,
  actorFacts,
  liveGrantsOf,
  type Pair,
  type ReadAccess,
  readAccess,
} from './read-access.ts';

interface Asking extends Pair {
  readonly by: Asker;
}

/** The facts of access for each ask of somebody else, in a number of statements that does not grow with who asks. */
export async function readAccessOfEach<One extends Asking>(
  tx: Database | Transaction,
  asks: readonly One[],
  now: Date,
): Promise<{ readonly ask: One; readonly access: ReadAccess }[]> {
  const [first] = asks;
  if (!first) return [];
  const accountIds = [...new Set(asks.map(({ accountId }) => accountId))];
  const featureIds = [...new Set(asks.map(({ featureId }) => featureId))];
  const read = await readAccess(tx, { accountIds, featureIds, pairs: asks, by: first.by, now });
  const ofPair = new Map(read.map((one) => [`${one.account.id} ${one.feature.id}`, one]));
  const liveGrants = await liveGrantsOf(tx, [...new Set(asks.map(({ by }) => by.id))], now);
  return asks.flatMap((ask) => {
    const found = ofPair.get(`${ask.accountId} ${ask.featureId}`);
    if (!found) return [];
    const actor = actorFacts(ask.by, found.accountRow, liveGrants.get(ask.by.id));
    return [{ ask, access: { ...found, facts: { ...found.facts, actor } } }];
  });
}
