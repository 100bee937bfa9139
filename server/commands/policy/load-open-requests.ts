import { and, asc, inArray, isNull } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { requests } from '#db/schema/access.ts';
import { users } from '#db/schema/users.ts';
import type { OpenRequest } from '#domain/policy-publishing.ts';
import { openStatuses } from '#domain/requests.ts';
import { readAccessOfEach } from '#server/access/read-access-of-each.ts';

/**
 * Locks every request that waits for an answer or a place, with the facts of whoever it was asked for. One that asks for
 * more time of a grant is left out: it is judged when it is answered.
 */
export async function loadOpenRequests(tx: Transaction, now: Date): Promise<OpenRequest[]> {
  const rows = await tx
    .select()
    .from(requests)
    .where(and(inArray(requests.status, openStatuses), isNull(requests.extendsGrantId)))
    .orderBy(asc(requests.id))
    .for('update');
  const askers = await tx
    .select({ id: users.id, roles: users.roles, teamId: users.teamId })
    .from(users)
    .where(inArray(users.id, [...new Set(rows.map((row) => row.requestedFor))]));
  const askerOf = new Map(askers.map((one) => [one.id, one]));
  const asks = rows.flatMap((row) => {
    const by = askerOf.get(row.requestedFor);
    return by ? [{ ...row, by }] : [];
  });
  return (await readAccessOfEach(tx, asks, now)).flatMap(({ ask, access }) => {
    if (access.round?.id !== ask.roundId) return [];
    const { id, status, revision, steps, ruleText, days } = ask;
    const { feature, account, facts } = access;
    return [{ id, status, revision, steps, ruleText, days, feature, account, facts }];
  });
}
