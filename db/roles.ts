import { randomBytes } from 'node:crypto';
import postgres, { type Sql, type TransactionSql } from 'postgres';
import { scramVerifier } from './scram.ts';

/** What evaluation reads, column by column; everything else stays closed to a relay. */
const readable: Readonly<Record<string, readonly string[]>> = {
  features: ['id', 'key', 'stage', 'variants', 'on_variant', 'off_variant', 'visible_to_clients', 'revision'],
  feature_environments: ['feature_id', 'environment_key', 'serving', 'revision'],
  accounts: ['id', 'key', 'revision'],
  exclusions: ['feature_id', 'account_id', 'lifted_at', 'created_at', 'revision'],
  grants: [
    ...['id', 'feature_id', 'account_id', 'round_id', 'variant', 'contact_keys'],
    ...['starts_at', 'expires_at', 'ended_at', 'revision'],
  ],
  rounds: ['id', 'kind', 'number'],
  api_keys: [
    ...['id', 'kind', 'environment_key', 'hash', 'expires_at', 'revoked_at', 'origins', 'proof_required'],
    ...[
      'proof_public_key',
      'stream_secret',
      'single_per_second',
      'bulk_per_second',
      'max_streams',
      'revision',
    ],
  ],
  evaluation_state: ['revision', 'epoch', 'tableoid'],
};

/** What it may write, and that only through these. */
const callable = [
  'add_evaluation_rollups(json)',
  'add_grant_activations(json)',
  'note_key_uses(json)',
  'note_unknown_asks(json)',
];

export interface RelayRole {
  readonly name: string;
  /** Printable ASCII. */
  readonly password: string;
  /** Whether a role that is there already keeps the password that it has. */
  readonly keepPassword?: boolean;
}

/**
 * Makes or mends the role with which a relay signs in: afterwards it may do what evaluation needs and nothing else.
 * @throws with a sentence when there is a role of that name that is more than a relay's.
 */
export async function ensureRelayRole(adminUrl: string, role: RelayRole): Promise<'created' | 'updated'> {
  const sql = postgres(adminUrl, { max: 1, connect_timeout: 5, onnotice: () => {} });
  try {
    return (await sql.begin((tx) => mendRole(tx, role))) as 'created' | 'updated';
  } finally {
    await sql.end();
  }
}

async function mendRole(
  tx: TransactionSql,
  { name, password, keepPassword = false }: RelayRole,
): Promise<'created' | 'updated'> {
  // Several at once take turns.
  await tx`select pg_advisory_xact_lock(hashtext('latchkey.relay_role'))`;
  const known = await refuseForeignRole(tx, name);
  const role = quoted(name);
  const secret = known && keepPassword ? '' : `PASSWORD '${scramVerifier(password, randomBytes(16))}'`;
  const rights = 'LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT NOREPLICATION NOBYPASSRLS';
  await tx.unsafe(`${known ? 'ALTER' : 'CREATE'} ROLE ${role} WITH ${known ? 'LOGIN' : rights} ${secret}`);
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
    `GRANT USAGE ON SCHEMA public TO ${role}`,
    ...Object.entries(readable).map(
      ([table, columns]) => `GRANT SELECT (${columns.map(quoted).join(', ')}) ON public.${table} TO ${role}`,
    ),
    ...callable.map((one) => `GRANT EXECUTE ON FUNCTION public.${one} TO ${role}`),
  ];
  for (const statement of statements) await tx.unsafe(statement);
  return known ? 'updated' : 'created';
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
  if (why) throw new Error(`There is a role named ${name} that ${why}: choose another name for the relay's.`);
  return true;
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
