import { and, asc, inArray, isNull } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { requests } from '#db/schema/access.ts';
import { users } from '#db/schema/users.ts';
import type { OpenRequest } from '#domain/policy-publishing.ts';
import { openStatuses } from '#domain/requests.ts';
import { readAccess } from '#server/access/read-access.ts';

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
    .where(
      inArray(
        users.id,
        rows.map((row) => row.requestedFor),
      ),
    );
  const judged: OpenRequest[] = [];
  for (const by of askers) {
    const own = rows.filter((row) => row.requestedFor === by.id);
    const accountIds = [...new Set(own.map((row) => row.accountId))];
    const featureIds = [...new Set(own.map((row) => row.featureId))];
    const access = await readAccess(tx, { accountIds, featureIds, by, now });
    for (const { id, status, revision, steps, ruleText, days, accountId, featureId, roundId } of own) {
      const found = access.find((one) => one.account.id === accountId && one.feature.id === featureId);
      if (found?.round?.id !== roundId) continue;
      const { feature, account, facts } = found;
      judged.push({ id, status, revision, steps, ruleText, days, feature, account, facts });
    }
  }
  return judged.toSorted((one, other) => one.id.localeCompare(other.id));
}
