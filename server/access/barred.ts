import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';

interface InLine {
  readonly featureId: SQLWrapper;
  readonly accountId: SQLWrapper;
  readonly archivedAt: SQLWrapper;
}

/** Whether the account of a request was archived or excluded, or has the feature at that instant; eligibility aside. */
export function isBarred({ featureId, accountId, archivedAt }: InLine, now: Date): SQL<boolean> {
  return sql`(${archivedAt} is not null
    or exists (
      select from exclusions e
      where e.feature_id = ${featureId} and e.account_id = ${accountId} and e.lifted_at is null
    )
    or exists (
      select from grants g
      where g.feature_id = ${featureId} and g.account_id = ${accountId}
        and g.ends_at > ${now.toISOString()}::timestamptz
    ))`;
}
