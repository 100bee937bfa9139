import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { requests } from '#db/schema/access.ts';
import { accounts } from '#db/schema/accounts.ts';
import { interests } from '#db/schema/demand.ts';

const weeksShown = 12;

export interface DemandWeek {
  /** The Monday it begins with, YYYY-MM-DD. */
  readonly week: string;
  /** Accounts that had asked by the end of the week, and what they are worth. */
  readonly accounts: number;
  readonly arr: number;
  readonly dealValue: number;
}

/** How many accounts had asked for the feature by the end of each week, as an interest or a request; each counts once. */
export async function demandOverTime(db: Database, featureId: string, now: Date): Promise<DemandWeek[]> {
  const rows = await db.execute<{ week: string; accounts: number; arr: string; deals: string }>(sql`
    with asked as (
      select account_id, min(at) as at, coalesce(max(deal_value), 0) as deal_value
      from (
        select account_id, created_at as at, deal_value from ${interests}
        where feature_id = ${featureId} and settled_as is distinct from 'withdrawn'
        union all
        select account_id, created_at, deal_value from ${requests}
        where feature_id = ${featureId} and extends_grant_id is null
      ) one
      group by account_id
    ), this_week as (
      select date_trunc('week', ${now.toISOString()}::timestamptz at time zone 'UTC') as starts
    )
    select to_char(week, 'YYYY-MM-DD') as week, count(asked.account_id)::int as accounts,
      coalesce(sum(${accounts}.arr), 0) as arr, coalesce(sum(asked.deal_value), 0) as deals
    from this_week, generate_series(starts - interval '7 days' * ${weeksShown - 1}, starts, interval '7 days') as week
    left join asked on (asked.at at time zone 'UTC') < week + interval '7 days'
    left join ${accounts} on ${accounts}.id = asked.account_id
    group by week order by week`);
  return rows.map((row) => ({
    week: row.week,
    accounts: row.accounts,
    arr: Number(row.arr),
    dealValue: Number(row.deals),
  }));
}
