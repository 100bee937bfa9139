import type { Sql } from 'postgres';

/** From now on the database announces no change, as if every notice were lost. @returns a function that ends this. */
export async function silenceNotices(sql: Sql): Promise<() => Promise<void>> {
  const [loud] = await sql<{ definition: string }[]>`
    select pg_get_functiondef('stamp_revision'::regproc) as definition`;
  const definition = loud?.definition ?? '';
  const silent = definition.replace(/PERFORM pg_notify\([^;]*;/, '');
  if (silent === definition) throw new Error('The function that announces changes was not recognised.');
  await sql.unsafe(silent);
  return async () => {
    await sql.unsafe(definition);
  };
}
