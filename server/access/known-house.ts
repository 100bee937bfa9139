import { and, arrayOverlaps, asc, eq, inArray } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { accounts } from '#db/schema/accounts.ts';
import { teams, users } from '#db/schema/users.ts';
import type { Region } from '#domain/accounts.ts';
import { keysOfName } from '#domain/importing/keys-of-name.ts';
import type { KnownAccount, Seller, Sought } from '#domain/importing/known-accounts.ts';

type Reading = Database | Transaction;

/** Whoever can own accounts, and the teams. */
export async function readSellers(db: Reading) {
  const allTeams = await db.select().from(teams).orderBy(asc(teams.name));
  const rows = await db
    .select({ id: users.id, name: users.name, email: users.email, teamId: users.teamId })
    .from(users)
    .where(and(eq(users.active, true), arrayOverlaps(users.roles, ['sales', 'sales_lead'])))
    .orderBy(asc(users.name));
  const sellers = rows.map(
    ({ teamId, ...one }): Seller => ({ ...one, team: allTeams.find(({ id }) => id === teamId) ?? null }),
  );
  return { sellers, teams: allTeams };
}

/** The accounts that rows of a file may mean, in the order of their ids. */
export async function readKnownAccounts(db: Reading, sought: Sought): Promise<KnownAccount[]> {
  const ids = await idsOf(db, sought);
  if (ids.length === 0) return [];
  return (await selectKnown(db, ids)).map(known);
}

/** The same, locked until the transaction ends. */
export async function lockKnownAccounts(tx: Transaction, sought: Sought): Promise<KnownAccount[]> {
  const ids = await idsOf(tx, sought);
  if (ids.length === 0) return [];
  await tx
    .select({ id: accounts.id })
    .from(accounts)
    .where(inArray(accounts.id, ids))
    .orderBy(asc(accounts.id))
    .for('update');
  return (await selectKnown(tx, ids)).map(known);
}

async function idsOf(db: Reading, { keys, names, crmIds }: Sought): Promise<string[]> {
  const wanted = [...new Set([...keys, ...names.flatMap(keysOfName)])];
  const byKey = wanted.length > 0 ? inArray(accounts.key, wanted) : undefined;
  const byCrmId = crmIds.length > 0 ? inArray(accounts.crmId, [...crmIds]) : undefined;
  const found: string[] = [];
  for (const one of [byKey, byCrmId])
    if (one)
      found.push(...(await db.select({ id: accounts.id }).from(accounts).where(one)).map(({ id }) => id));
  return [...new Set(found)];
}

function selectKnown(db: Reading, ids: readonly string[]) {
  return db
    .select({ account: accounts, owner: { id: users.id, name: users.name }, team: teams })
    .from(accounts)
    .innerJoin(users, eq(users.id, accounts.ownerId))
    .leftJoin(teams, eq(teams.id, accounts.teamId))
    .where(inArray(accounts.id, [...ids]))
    .orderBy(asc(accounts.id));
}

function known({ account, owner, team }: Awaited<ReturnType<typeof selectKnown>>[number]): KnownAccount {
  const { id, key, name, crmId, tier, arr, type, tags, attributes, archivedAt } = account;
  const region = account.region as Region;
  return {
    id,
    key,
    archived: archivedAt !== null,
    name,
    crmId,
    owner,
    team,
    tier,
    arr,
    region,
    type,
    tags,
    attributes,
  };
}
