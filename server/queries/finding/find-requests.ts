import { and, desc, eq, inArray, or, type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { requests } from '#db/schema/access.ts';
import { accounts } from '#db/schema/accounts.ts';
import { features } from '#db/schema/features.ts';
import type { Person } from '#domain/act.ts';
import { ranked } from '#domain/finding.ts';
import { isOpen } from '#domain/requests.ts';
import { whatWaits } from '#server/queries/what-waits.ts';
import { hasAllWords, type Typed } from './typed.ts';

const columns = {
  id: requests.id,
  status: requests.status,
  accountName: accounts.name,
  featureName: features.name,
  createdAt: requests.createdAt,
};
const called = sql`(${features.name} || ' ' || ${accounts.name})`;
const lookedAt = 100;

function select(db: Database, which: SQL | undefined) {
  return db
    .select(columns)
    .from(requests)
    .innerJoin(accounts, eq(accounts.id, requests.accountId))
    .innerJoin(features, eq(features.id, requests.featureId))
    .where(which)
    .orderBy(desc(requests.createdAt))
    .limit(lookedAt);
}

/** Those that the reader made, or that somebody made for them, and those that wait for their yes. */
export async function findRequests(db: Database, typed: Typed, by: Person, now: Date, atMost: number) {
  const words = hasAllWords(called, typed);
  const { ids } = await whatWaits(db, by, now, { side: 'you', atMost: lookedAt, only: words });
  const theirs = ids.length > 0 ? await select(db, inArray(requests.id, [...ids])) : [];
  const own = await select(
    db,
    and(or(eq(requests.requestedBy, by.id), eq(requests.requestedFor, by.id)), words),
  );
  const found = [...new Map([...theirs, ...own].map((row) => [row.id, row])).values()].map((row) => ({
    ...{ ...row, names: [`${row.featureName} for ${row.accountName}`] },
    ...{ mine: ids.includes(row.id), waitsForMe: ids.includes(row.id) },
    past: !isOpen(row.status),
  }));
  return ranked(typed.text, found, atMost);
}
