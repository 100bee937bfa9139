import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';

interface SimilarDecision {
  readonly requestId: string;
  readonly accountName: string;
  readonly outcome: 'approved' | 'rejected';
  readonly decidedAt: Date;
  /** Whoever said the last yes or the no. */
  readonly decidedBy: string | null;
  readonly reason: string | null;
}

export interface SimilarDecisions {
  readonly approved: number;
  readonly rejected: number;
  /** The last three, newest first. */
  readonly latest: readonly SimilarDecision[];
}

export const nothingSimilar: SimilarDecisions = { approved: 0, rejected: 0, latest: [] };

type Row = Omit<SimilarDecision, 'decidedAt'> & {
  readonly ofRequest: string;
  readonly decidedAt: Date | string;
  readonly approved: number;
  readonly rejected: number;
};

/**
 * What was decided before about the same feature, for accounts of the same tier, region and type or by the same rule: for
 * all of these requests in one statement.
 */
export async function similarDecisions(
  db: Database,
  requestIds: readonly string[],
): Promise<ReadonlyMap<string, SimilarDecisions>> {
  if (requestIds.length === 0) return new Map();
  const ids = sql.join(
    requestIds.map((id) => sql`${id}::uuid`),
    sql`, `,
  );
  const rows = await db.execute<Row & Record<string, unknown>>(sql`
    select r.id as "ofRequest", d.id as "requestId", d.account_name as "accountName", d.status as outcome,
      d.decided_at as "decidedAt", said.name as "decidedBy", said.reason, d.approved, d.rejected
    from requests r
    join accounts a on a.id = r.account_id
    cross join lateral (
      select past.id, past.status, past.decided_at, past.revision, other.name as account_name,
        (count(*) filter (where past.status = 'approved') over ())::int as approved,
        (count(*) filter (where past.status = 'rejected') over ())::int as rejected
      from requests past
      join accounts other on other.id = past.account_id
      where past.feature_id = r.feature_id and past.status in ('approved', 'rejected') and past.id <> r.id
        and ((other.tier = a.tier and other.region = a.region and other.type = a.type)
          or past.rule_text = r.rule_text)
      order by past.decided_at desc, past.id
      limit 3
    ) d
    left join lateral (
      select u.name, ap.reason
      from approvals ap
      join users u on u.id = ap.decided_by
      where ap.request_id = d.id and ap.request_revision = d.revision
      order by ap.created_at desc
      limit 1
    ) said on true
    where r.id in (${ids})
    order by r.id, d.decided_at desc, d.id`);
  const found = new Map<string, SimilarDecisions>();
  for (const { ofRequest, approved, rejected, ...one } of rows) {
    const before = found.get(ofRequest)?.latest ?? [];
    const latest = [...before, { ...one, decidedAt: new Date(one.decidedAt) }];
    found.set(ofRequest, { approved, rejected, latest });
  }
  return found;
}
