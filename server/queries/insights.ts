import type { Database } from '#db/client.ts';
import { addDays } from '#domain/dates.ts';
import {
  unlockFigures,
  unlockFiguresByFeature,
  unlockFiguresByMonth,
  unlockFiguresByTeam,
} from './insights-unlocks.ts';

/** How long customers waited for what was meant for them in these days, and how often an engineer was asked. */
export async function insights(db: Database, { days }: { readonly days: number }, now: Date) {
  const which = { since: addDays(now, -days) };
  return {
    total: await unlockFigures(db, which),
    byFeature: await unlockFiguresByFeature(db, which),
    byTeam: await unlockFiguresByTeam(db, which),
    byMonth: await unlockFiguresByMonth(db, which),
  };
}
