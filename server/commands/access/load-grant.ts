import { eq } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { grants } from '#db/schema/access.ts';
import { accounts } from '#db/schema/accounts.ts';
import { features } from '#db/schema/features.ts';
import type { Act } from '#domain/act.ts';
import { refuse } from '#domain/decision.ts';

export async function loadGrant(tx: Transaction, grantId: string) {
  const [row] = await tx
    .select({ grant: grants, feature: features, account: accounts })
    .from(grants)
    .innerJoin(features, eq(features.id, grants.featureId))
    .innerJoin(accounts, eq(accounts.id, grants.accountId))
    .where(eq(grants.id, grantId))
    .for('update', { of: grants });
  if (!row) return refuse('not_found', 'There is no such unlock.');
  const { id, key, name } = row.feature;
  return {
    ...row.grant,
    feature: { id, key, name },
    account: { id: row.account.id, key: row.account.key, name: row.account.name },
    accountOwnerId: row.account.ownerId,
    accountTeamId: row.account.teamId,
  };
}

interface Owned {
  readonly grantedBy: string;
  readonly accountOwnerId: string;
  readonly accountTeamId: string | null;
}

export function grantScope(state: Owned, { by }: Pick<Act, 'by'>) {
  const own = state.grantedBy === by.id || state.accountOwnerId === by.id;
  return { own, team: own || (by.teamId !== null && state.accountTeamId === by.teamId) };
}
