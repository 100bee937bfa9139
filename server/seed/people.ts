import { randomUUID } from 'node:crypto';
import type { Transaction } from '#db/client.ts';
import { teams, users } from '#db/schema/users.ts';
import type { Role } from '#domain/permissions.ts';
import { hashPassword } from '#server/passwords/hash-password.ts';

export const password = 'latchkey-demo';

type Team = 'Americas and EMEA' | 'Asia-Pacific';

interface DemoPerson {
  readonly name: string;
  readonly role: Role;
  readonly team?: Team;
}

export const oneOfEachRole = {
  sales: { name: 'Sales', role: 'sales', team: 'Americas and EMEA' },
  lead: { name: 'Sales lead', role: 'sales_lead', team: 'Americas and EMEA' },
  engineer: { name: 'Engineer', role: 'engineer' },
  pm: { name: 'Product manager', role: 'pm' },
  admin: { name: 'Admin', role: 'admin' },
  viewer: { name: 'Viewer', role: 'viewer' },
} as const satisfies Record<string, DemoPerson>;

const people = {
  ...oneOfEachRole,
  'sales-emea': { name: 'Sales EMEA', role: 'sales', team: 'Americas and EMEA' },
  'sales-apac': { name: 'Sales APAC', role: 'sales', team: 'Asia-Pacific' },
} as const satisfies Record<string, DemoPerson>;

export type PersonKey = keyof typeof people;
export type SellerKey = 'sales' | 'sales-emea' | 'sales-apac';

export function emailOf(key: string): string {
  return `${key}@latchkey.test`;
}

/** @returns the ids by key. */
export async function insertPeople(tx: Transaction, at: Date): Promise<Record<PersonKey, string>> {
  const all: [PersonKey, DemoPerson][] = Object.entries(people) as [PersonKey, DemoPerson][];
  const teamIds = new Map(all.flatMap(([, { team }]) => (team ? [[team, randomUUID()] as const] : [])));
  await tx.insert(teams).values([...teamIds].map(([name, id]) => ({ id, name })));
  const passwordHash = await hashPassword(password);
  const rows = all.map(([key, { name, role, team }]) => ({
    id: randomUUID(),
    email: emailOf(key),
    name,
    passwordHash,
    roles: [role],
    teamId: (team && teamIds.get(team)) ?? null,
    createdAt: at,
  }));
  await tx.insert(users).values(rows);
  const ids = all.map(([key], index) => [key, rows[index]?.id] as const);
  return Object.fromEntries(ids) as Record<PersonKey, string>;
}
