import { and, arrayOverlaps, eq } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { accounts } from '#db/schema/accounts.ts';
import { teams, users } from '#db/schema/users.ts';
import type { AccountDetails } from '#domain/account-details.ts';
import type { Region } from '#domain/accounts.ts';
import type { Act } from '#domain/act.ts';
import { type Refusal, refuse } from '#domain/decision.ts';
import type { ScopeFacts } from '#domain/permissions.ts';
import { ownOrTeam } from '#domain/whose-grant.ts';

export type AccountRow = typeof accounts.$inferSelect;

/** Locked until it is changed: whoever unlocks something for it waits. */
export async function lockAccount(tx: Transaction, accountId: string): Promise<AccountRow | Refusal> {
  const [row] = await tx.select().from(accounts).where(eq(accounts.id, accountId)).for('update');
  return row ?? refuse('not_found', 'There is no such account.');
}

export function refOf({ id, key, name, archivedAt }: AccountRow) {
  return { id, key, name, archived: archivedAt !== null };
}

/** Whose it is: one's own accounts, or those of one's team. */
export function whoseAccount(row: Pick<AccountRow, 'ownerId' | 'teamId'>, { by }: Act): ScopeFacts {
  return ownOrTeam(row.ownerId === by.id, row, by);
}

export async function detailsOf(tx: Transaction, row: AccountRow): Promise<AccountDetails> {
  const [owner] = await tx
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(eq(users.id, row.ownerId));
  if (!owner) throw new Error(`The account ${row.key} has no owner.`);
  const { name, crmId, tier, arr, type, tags, attributes } = row;
  const team = row.teamId === null ? null : await findTeam(tx, row.teamId);
  return {
    ...{ name, crmId, tier, arr, type, tags, attributes },
    region: row.region as Region,
    owner,
    team: team ?? null,
  };
}

export async function findTeam(tx: Transaction, teamId: string) {
  const [team] = await tx.select().from(teams).where(eq(teams.id, teamId));
  return team;
}

/** Somebody who sells and is here. */
export async function findSeller(tx: Transaction, userId: string) {
  const [seller] = await tx
    .select({ id: users.id, name: users.name, teamId: users.teamId })
    .from(users)
    .where(
      and(eq(users.id, userId), eq(users.active, true), arrayOverlaps(users.roles, ['sales', 'sales_lead'])),
    );
  return seller;
}
