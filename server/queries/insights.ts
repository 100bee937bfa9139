import type { Database } from '#db/client.ts';
import { addDays } from '#domain/dates.ts';
import { unlockFigures, unlockFiguresEachWay } from './insights-unlocks.ts';

/** How long customers waited for what was meant for them in these days, and how often an engineer was asked. */
export function insights(db: Database, { days }: { readonly days: number }, now: Date) {
  return unlockFiguresEachWay(db, { since: addDays(now, -days) });
}

const latelyDays = 30;

/** The same of the last days, in short. */
export async function insightsLately(db: Database, now: Date) {
  return { days: latelyDays, ...(await unlockFigures(db, { since: addDays(now, -latelyDays) })) };
}
