import { and, eq, ne, or, type SQL, sql } from 'drizzle-orm';
import { approvals, requests } from '#db/schema/access.ts';
import { accounts } from '#db/schema/accounts.ts';
import { features } from '#db/schema/features.ts';
import type { Person } from '#domain/act.ts';
import { type ApproverGroup, approverGroups } from '#domain/policy.ts';
import { inGroup, type Patience } from '#domain/requests.ts';
import type { StoodInFor } from '#server/access/approvers.ts';

/** The yeses to the revision that stands: who gave them or had them given, and when the last was. */
export const standing = sql`lateral (
  select array_remove(array_agg(${approvals.decidedBy}) || array_agg(${approvals.onBehalfOf}), null) as used,
    max(${approvals.createdAt}) as last
  from ${approvals}
  where ${approvals.requestId} = ${requests.id} and ${approvals.requestRevision} = ${requests.revision}
    and ${approvals.decision} = 'approve') standing`;

/** `openStep` of domain/requests.ts: the group that is waited for, null where every step has its quorum. */
export const openStep = sql`lateral (
  select case when standing.last is null then ${requests.steps} -> 0 ->> 'group' else (
    select step ->> 'group' from jsonb_array_elements(${requests.steps}) with ordinality steps(step, place)
    where (step ->> 'quorum')::int > (
      select least(count(distinct ${approvals.decidedBy}),
        count(distinct coalesce(${approvals.onBehalfOf}, ${approvals.decidedBy})))
      from ${approvals}
      where ${approvals.requestId} = ${requests.id} and ${approvals.requestRevision} = ${requests.revision}
        and ${approvals.decision} = 'approve' and ${approvals.step} = place - 1)
    order by place limit 1) end as waited) open_step`;

/** Whether a request can wait for them at all. */
export function decides(by: Pick<Person, 'roles'>): boolean {
  return groupsOf(by).length > 0;
}

/** The groups that somebody can belong to for some request. */
function groupsOf({ roles }: Pick<Person, 'roles'>): ApproverGroup[] {
  return approverGroups.filter((group) => inGroup(group, { roles, isFeaturePm: true, sameTeam: true }));
}

/** `mayDecide` of domain/requests.ts, so that what waits for a reader is counted, and read page by page, by the database. */
export function waitsFor(
  by: Person,
  away: readonly StoodInFor[],
  { escalationHours, now }: Patience,
): SQL<boolean> {
  const patient = sql`${now.toISOString()}::timestamptz - ${escalationHours} * interval '1 hour'`;
  const escalated = sql`greatest(${requests.revisedAt}, standing.last) <= ${patient}`;
  const ways = groupsOf(by).map((group) => {
    const ableTo = [by, ...away].map((one) => and(belongs(group, one, escalated), freeToSayYes(one.id)));
    return and(sql`open_step.waited = ${group}`, or(...ableTo));
  });
  return sql`(${freeToSayYes(by.id)} and ${or(sql`false`, ...ways)}) is true`;
}

/** Nobody decides on what they asked for, nor has a second yes. */
function freeToSayYes(id: string): SQL | undefined {
  return and(
    ne(requests.requestedBy, id),
    ne(requests.requestedFor, id),
    sql`(standing.used is null or not ${id} = any(standing.used))`,
  );
}

function belongs(group: ApproverGroup, { id, roles, teamId }: Person, escalated: SQL): SQL | undefined {
  const belongsAs = (isFeaturePm: boolean, sameTeam: boolean) =>
    inGroup(group, { roles, isFeaturePm, sameTeam });
  if (belongsAs(false, false)) return sql`true`;
  return or(
    sql`false`,
    belongsAs(true, false) ? eq(features.pmId, id) : undefined,
    belongsAs(false, true) && teamId ? eq(accounts.teamId, teamId) : undefined,
    inGroup(group, { roles, isFeaturePm: false, sameTeam: false }, true) ? escalated : undefined,
  );
}
