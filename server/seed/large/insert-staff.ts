import type { TransactionSql } from 'postgres';
import type { Role } from '#domain/permissions.ts';
import { hashPassword } from '#server/passwords/hash-password.ts';
import { emailOf, oneOfEachRole, password } from '#server/seed/people.ts';
import { type LargeSize, staffOf } from './size.ts';

/** Teams and people; those of the demo can sign in, and are the first of their kind. */
export async function insertStaff(tx: TransactionSql, size: LargeSize): Promise<void> {
  const { teams, sellers, makers } = staffOf(size);
  await tx`
    insert into teams (id, name) select pg_temp.id_of('team ' || n), 'Team ' || n + 1
    from generate_series(0, ${teams - 1}::int) n`;
  await insertKind(tx, { role: 'sales', called: 'Seller', teams }, sellers);
  await insertKind(tx, { role: 'sales_lead', called: 'Sales lead', teams }, teams);
  await insertKind(tx, { role: 'pm', called: 'Product manager', teams: 0 }, makers);
  await insertKind(tx, { role: 'engineer', called: 'Engineer', teams: 0 }, makers);
  await insertKind(tx, { role: 'admin', called: 'Admin', teams: 0 }, 2);
  await insertKind(tx, { role: 'viewer', called: 'Viewer', teams: 0 }, 2);
  const passwordHash = await hashPassword(password);
  for (const [key, { role, name }] of Object.entries(oneOfEachRole))
    await tx`
      update users set email = ${emailOf(key)}, name = ${name}, password_hash = ${passwordHash}
      where id = pg_temp.id_of(${`${role} 0`})`;
}

interface Kind {
  readonly role: Role;
  readonly called: string;
  /** None when its people belong to no team. */
  readonly teams: number;
}

async function insertKind(tx: TransactionSql, { role, called, teams }: Kind, many: number): Promise<void> {
  await tx`
    insert into users (id, email, name, roles, team_id, created_at)
    select pg_temp.id_of(${role}::text || ' ' || n), ${role}::text || '-' || n || '@latchkey.test',
      ${called}::text || ' ' || n + 1, array[${role}::text],
      case when ${teams}::int > 0 then pg_temp.id_of('team ' || n % greatest(1, ${teams}::int)) end,
      pg_temp.ago(730)
    from generate_series(0, ${many - 1}::int) n`;
}
