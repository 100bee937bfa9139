import { and, eq, inArray, isNotNull, ne, or, sql } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { environments, featureEnvironments, features, rounds } from '#db/schema/features.ts';
import { ranked, splitWish, wordsOf } from '#domain/finding.ts';
import { currentRound, preparedRound, runningRound } from '#domain/rounds.ts';
import { hasSomeWord, looksLike, type Typed } from './typed.ts';

const columns = {
  id: features.id,
  key: features.key,
  name: features.name,
  stage: features.stage,
  pmId: features.pmId,
  engineerId: features.engineerId,
};
type Row = Awaited<ReturnType<typeof candidates>>[number];

const lookedAt = 300;

/** Every feature that one of the words names: with the other words it may be a wish or a deed. */
function candidates(db: Database | Transaction, typed: Typed) {
  const name = sql`${features.name}`;
  const some = hasSomeWord(name, { ...typed, words: [...new Set([...typed.words, ...wordsOf(typed.text)])] });
  return db
    .select(columns)
    .from(features)
    .where(or(some, hasSomeWord(sql`${features.key}`, typed), looksLike(name, typed)))
    .limit(lookedAt);
}

export async function findFeatures(
  db: Database | Transaction,
  typed: Typed,
  readerId: string,
  atMost: number,
) {
  const rows = await candidates(db, typed);
  const named = rows.map((row) => ({
    ...{ ...row, names: [row.name, row.key], past: row.stage === 'retired' },
    mine: row.pmId === readerId || row.engineerId === readerId,
  }));
  const found = ranked(typed.text, named, atMost);
  return { found, wishes: splitWish(typed.text, rows) };
}

/** With what decides which deeds fit its state. */
export async function withState<Feature extends Pick<Row, 'id'>>(
  db: Database | Transaction,
  found: readonly Feature[],
) {
  const ids = [...new Set(found.map(({ id }) => id))];
  if (ids.length === 0) return [];
  const unclosed = await db
    .select({ id: rounds.id, featureId: rounds.featureId, kind: rounds.kind, status: rounds.status })
    .from(rounds)
    .where(and(inArray(rounds.featureId, ids), ne(rounds.status, 'closed')));
  const killed = await db
    .select({ featureId: featureEnvironments.featureId, production: environments.production })
    .from(featureEnvironments)
    .innerJoin(environments, eq(environments.key, featureEnvironments.environmentKey))
    .where(and(inArray(featureEnvironments.featureId, ids), isNotNull(featureEnvironments.killedFrom)));
  return found.map((feature) => {
    const own = unclosed.filter(({ featureId }) => featureId === feature.id);
    return {
      ...feature,
      running: runningRound(own)?.status ?? null,
      prepared: preparedRound(own)?.status ?? null,
      roundKind: currentRound(own)?.kind ?? null,
      killed: killed.some(({ featureId, production }) => production && featureId === feature.id),
    };
  });
}
