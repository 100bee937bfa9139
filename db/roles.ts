import { randomBytes } from 'node:crypto';
import postgres, { type Sql, type TransactionSql } from 'postgres';
import { type RoleKind, rightsOf } from './role-rights.ts';
import { scramVerifier } from './scram.ts';

export interface DatabaseRole {
  readonly kind: RoleKind;
  readonly name: string;
  /** Printable ASCII. */
  readonly password: string;
  /** Whether a role that is there already keeps the password that it has. */
  readonly keepPassword?: boolean;
}

/**
 * Makes or mends the role with which the app or a relay signs in: afterwards it may do what that needs and nothing else.
 * @throws with a sentence when there is a role of that name that is more.
 */
export async function ensureRole(adminUrl: string, role: DatabaseRole): Promise<'created' | 'updated'> {
  const sql = postgres(adminUrl, { max: 1, connect_timeout: 5, onnotice: () => {} });
  try {
    return (await sql.begin((tx) => mendRole(tx, role))) as 'created' | 'updated';
  } finally {
    await sql.end();
  }
}

async function mendRole(
  tx: TransactionSql,
  { kind, name, password, keepPassword = false }: DatabaseRole,
): Promise<'created' | 'updated'> {
  // Several at once take turns.
  await tx`select pg_advisory_xact_lock(hashtext('latchkey.role'))`;
  const known = await refuseForeignRole(tx, name);
  const role = quoted(name);
  const secret = known && keepPassword ? '' : `PASSWORD '${scramVerifier(password, randomBytes(16))}'`;
  const rights = 'LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT NOREPLICATION NOBYPASSRLS';
  await tx.unsafe(`${known ? 'ALTER' : 'CREATE'} ROLE ${role} WITH ${known ? 'LOGIN' : rights} ${secret}`);
  await giveRights(tx, kind, name);
  return known ? 'updated' : 'created';
}

/** Takes back whatever it had, and gives what it is to have. */
async function giveRights(tx: TransactionSql, kind: RoleKind, name: string): Promise<void> {
  const role = quoted(name);
  const [{ database } = { database: '' }] = await tx<
    { database: string }[]
  >`select current_database() as database`;
  const statements = [
    `REVOKE ALL ON DATABASE ${quoted(database)} FROM ${role}`,
    ...(await ownSchemas(tx)).flatMap((schema) => [
      `REVOKE ALL ON SCHEMA ${schema} FROM ${role}`,
      ...['TABLES', 'SEQUENCES', 'ROUTINES'].map(
        (things) => `REVOKE ALL ON ALL ${things} IN SCHEMA ${schema} FROM ${role}`,
      ),
    ]),
    `GRANT CONNECT ON DATABASE ${quoted(database)} TO ${role}`,
    ...rightsOf(kind, role),
  ];
  for (const statement of statements) await tx.unsafe(statement);
}

/** After a migration: the roles of the app may do with what is new as they may with the rest. */
export async function mendAppRoles(sql: Sql): Promise<void> {
  await sql.begin(async (tx) => {
    const roles = await tx<{ name: string }[]>`
      select distinct rolname as name from pg_class c, aclexplode(c.relacl) right_, pg_roles r
      where c.oid = 'public.audit_events'::regclass and right_.privilege_type = 'INSERT'
        and r.oid = right_.grantee and r.oid <> c.relowner`;
    for (const { name } of roles) await giveRights(tx, 'app', name);
  });
}

/** Quoted. Those of others, who may share the database, can not be mended by whoever runs this. */
async function ownSchemas(tx: TransactionSql): Promise<string[]> {
  const rows = await tx<{ name: string }[]>`
    select nspname as name from pg_namespace
    where nspname = 'public' or (
      nspname <> 'information_schema' and nspname !~ '^pg_' and pg_has_role(current_user, nspowner, 'USAGE'))`;
  return rows.map(({ name }) => quoted(name));
}

/** @returns whether the role exists. */
async function refuseForeignRole(tx: Sql | TransactionSql, name: string): Promise<boolean> {
  const [role] = await tx<{ powerful: boolean; owns: boolean; member: boolean }[]>`
    select rolsuper or rolcreaterole or rolcreatedb or rolreplication or rolbypassrls as powerful,
      exists (select from pg_class where relowner = pg_roles.oid)
        or exists (select from pg_namespace where nspowner = pg_roles.oid)
        or exists (select from pg_database where datdba = pg_roles.oid) as owns,
      exists (select from pg_auth_members where member = pg_roles.oid) as member
    from pg_roles where rolname = ${name}`;
  if (!role) return false;
  const why = role.powerful
    ? 'may administer the server'
    : role.owns
      ? 'owns things in the database'
      : role.member
        ? 'has the rights of other roles'
        : undefined;
  if (why) throw new Error(`There is a role named ${name} that ${why}: choose another name.`);
  return true;
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
