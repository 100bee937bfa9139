import { and, inArray, type SQL, sql } from 'drizzle-orm';
import { requests } from '#db/schema/access.ts';
import { openStatuses } from '#domain/requests.ts';

const stillOpen = inArray(requests.status, openStatuses);

/** More time asked for of a grant that has ended since: the clock alone ended the wish with it, and nobody answers it. */
function outlived(now: Date): SQL {
  const at = sql`${now.toISOString()}::timestamptz`;
  return sql`(${requests.extendsGrantId} is not null and not exists (
    select from grants longer where longer.id = ${requests.extendsGrantId} and longer.ends_at > ${at}
  ))`;
}

/** Requests that wait for an answer or a place at that instant. */
export function openAt(now: Date): SQL | undefined {
  return and(stillOpen, sql`not ${outlived(now)}`);
}

/** Requests that were never answered and are over all the same. */
export function overAt(now: Date): SQL | undefined {
  return and(stillOpen, outlived(now));
}
