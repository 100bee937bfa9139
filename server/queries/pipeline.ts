import type { Database } from '#db/client.ts';
import type { Person } from '#domain/act.ts';
import { blockersOf } from '#domain/blockers.ts';
import { type Stage, stages } from '#domain/lifecycle.ts';
import { currentRound } from '#domain/rounds.ts';
import { lineAt } from '#domain/waitlist.ts';
import { readWaiting } from '#server/access/read-access.ts';
import { featuresInPipeline, roundsInPipeline } from './pipeline-rows.ts';

export interface PipelineFilter {
  readonly text?: string | undefined;
  /** The product manager or the engineer. */
  readonly owner?: string | undefined;
  readonly mine?: boolean | undefined;
  readonly blocked?: boolean | undefined;
}

export type PipelineCard = Awaited<ReturnType<typeof cardsOf>>[number];

const pageSize = 20;

/** The first of each stage, those that are asked for most first; of the retired only how many, unless they are wanted. */
export async function pipelineBoard(
  db: Database,
  { retired = false, ...filter }: PipelineFilter & { readonly retired?: boolean | undefined },
  by: Person,
  now: Date,
) {
  const all = await cardsOf(db, by, now);
  const found = all.filter((card) => fits(card, filter, by));
  return {
    any: all.length > 0,
    makers: makersOf(all),
    columns: stages.map((stage) => {
      const cards = found.filter((card) => card.stage === stage);
      const shown = stage === 'retired' && !retired ? [] : cards.slice(0, pageSize);
      return { stage, total: cards.length, cards: shown, more: shown.length > 0 && cards.length > pageSize };
    }),
  };
}

/** The next of one stage. */
export async function pipelineColumn(
  db: Database,
  { stage, from, ...filter }: PipelineFilter & { readonly stage: Stage; readonly from: number },
  by: Person,
  now: Date,
) {
  const cards = (await cardsOf(db, by, now)).filter((card) => card.stage === stage && fits(card, filter, by));
  return { cards: cards.slice(from, from + pageSize), more: cards.length > from + pageSize };
}

/** In three statements, however many features there are. */
async function cardsOf(db: Database, by: Person, now: Date) {
  const [features, rounds] = await Promise.all([featuresInPipeline(db, now), roundsInPipeline(db, now)]);
  const unclosed = Map.groupBy(rounds, ({ featureId }) => featureId);
  const current = new Map(
    [...unclosed].flatMap(([featureId, ofFeature]) => {
      const round = currentRound(ofFeature);
      return round ? [[featureId, round] as const] : [];
    }),
  );
  const inLine = Map.groupBy(
    await readWaiting(
      db,
      [...current.values()].map(({ id }) => id),
      now,
    ),
    ({ roundId }) => roundId,
  );
  return features
    .map(({ requests, demandAccounts, demandArr, ...feature }) => {
      const own = unclosed.get(feature.id) ?? [];
      const round = current.get(feature.id);
      const line = lineAt((round && inLine.get(round.id)) ?? [], now);
      return {
        ...feature,
        owns: feature.pmId === by.id,
        demand: { accounts: demandAccounts, arr: Number(demandArr) },
        rounds: own.map(({ id, kind, number, status, opensWhenReady }) => ({
          ...{ id, kind, number, status, opensWhenReady },
        })),
        round: round
          ? {
              ...{ kind: round.kind, number: round.number, status: round.status },
              seats: { total: round.seats, taken: round.living + line.offered.length },
              plannedOpenAt: round.plannedOpenAt,
              plannedCloseAt: round.plannedCloseAt,
            }
          : null,
        blockers: blockersOf({ ...feature, rounds: own, requests, waiting: line.waiting.length }),
      };
    })
    .toSorted(
      (one, other) =>
        other.demand.arr - one.demand.arr ||
        other.demand.accounts - one.demand.accounts ||
        one.name.localeCompare(other.name),
    );
}

function fits(card: PipelineCard, { text, owner, mine, blocked }: PipelineFilter, by: Person): boolean {
  const sought = text?.trim().toLowerCase();
  const isOf = (id: string) => card.pmId === id || card.engineerId === id;
  if (sought && !`${card.name}\n${card.key}`.toLowerCase().includes(sought)) return false;
  if (owner && !isOf(owner)) return false;
  if (mine && !isOf(by.id)) return false;
  return !blocked || card.blockers.length > 0;
}

function makersOf(cards: readonly PipelineCard[]) {
  const makers = new Map(
    cards.flatMap(({ pmId, pmName, engineerId, engineerName }) => [
      [pmId, pmName] as const,
      [engineerId, engineerName] as const,
    ]),
  );
  return [...makers]
    .map(([id, name]) => ({ id, name }))
    .toSorted((one, other) => one.name.localeCompare(other.name));
}
