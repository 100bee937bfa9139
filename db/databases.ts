import postgres from 'postgres';

/** The same server's address for another of its databases. */
function addressOf(adminUrl: string, name: string): string {
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return url.href;
}

async function administer<T>(adminUrl: string, act: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {} });
  try {
    return await act(sql);
  } finally {
    await sql.end();
  }
}

/** Makes the database unless it exists and answers its address. */
export function createDatabase(
  adminUrl: string,
  name: string,
  options: { template?: string } = {},
): Promise<string> {
  return administer(adminUrl, async (sql) => {
    const existing = await sql`select from pg_database where datname = ${name}`;
    if (existing.length === 0)
      await sql`create database ${sql(name)} template ${sql(options.template ?? 'template0')} strategy file_copy`;
    return addressOf(adminUrl, name);
  });
}

export async function dropDatabase(adminUrl: string, name: string): Promise<void> {
  await administer(adminUrl, (sql) => sql`drop database if exists ${sql(name)} with (force)`);
}
