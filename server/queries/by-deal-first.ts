import { asc, sql } from 'drizzle-orm';
import { interests } from '#db/schema/demand.ts';

/** The order of domain/by-deal.ts in SQL, so that a limit keeps the first. */
export const byDealFirst = [
  sql`${interests.dealValue} desc nulls last`,
  sql`${interests.dealCloseDate} asc nulls last`,
  asc(interests.createdAt),
  asc(interests.id),
];
