import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { requests } from '#db/schema/access.ts';
import { accounts } from '#db/schema/accounts.ts';
import { features } from '#db/schema/features.ts';
import type { Person } from '#domain/act.ts';
import type { Side } from '#domain/lists.ts';
import { readAway, readEscalationHours } from '#server/access/approvers.ts';
import { openAt } from '#server/access/open-requests.ts';
import { decides, openStep, standing, waitsFor } from './waits-for.ts';

interface Wanted {
  readonly side: Side;
  readonly atMost: number;
  /** Speaks of them, their feature and account. */
  readonly only?: SQL | undefined;
}

export interface WhatWaits {
  /** The reader's own first, then those without a place in line, then the oldest. */
  readonly ids: readonly string[];
  readonly total: number;
  /** What their accounts pay a year. */
  readonly arr: number;
}

/** The first of those that want a yes of this side, and how many there are in all. */
export async function whatWaits(
  db: Database,
  by: Person,
  now: Date,
  { side, atMost, only = sql`true` }: Wanted,
): Promise<WhatWaits> {
  if (side === 'you' && !decides(by)) return { ids: [], total: 0, arr: 0 };
  const mine = await ofReader(db, by, now);
  const rows = await db.execute<{ id: string; total: number; arr: number }>(sql`
    select ${requests.id}, (count(*) over ())::int as total, (sum(${accounts.arr}) over ())::float8 as arr
    ${wanting(now)} and (${only}) and ${side === 'you' ? mine : sql`not ${mine}`}
    order by ${by.id} in (${requests.requestedBy}, ${requests.requestedFor}) desc, ${requests.status} = 'pending' desc,
      ${requests.createdAt}, ${requests.id}
    limit ${atMost}`);
  const [first] = rows;
  return { ids: rows.map(({ id }) => id), total: first?.total ?? 0, arr: first?.arr ?? 0 };
}

/** How many wait for a yes of this reader; it stops counting there. */
export async function howManyWait(db: Database, by: Person, now: Date, upTo: number): Promise<number> {
  if (!decides(by)) return 0;
  const mine = await ofReader(db, by, now);
  const [counted] = await db.execute<{ count: number }>(sql`
    select count(*)::int as count from (select ${wanting(now)} and ${mine} limit ${upTo}) waiting`);
  return counted?.count ?? 0;
}

/** Requests of which a step waits for people. */
function wanting(now: Date): SQL {
  return sql`
    from ${requests}
    join ${features} on ${features.id} = ${requests.featureId}
    join ${accounts} on ${accounts.id} = ${requests.accountId}
    cross join ${standing} cross join ${openStep}
    where ${openAt(now)} and open_step.waited is not null`;
}

async function ofReader(db: Database, by: Person, now: Date): Promise<SQL<boolean>> {
  const away = await readAway(db, [by.id], now);
  return waitsFor(by, away, { escalationHours: await readEscalationHours(db), now });
}
