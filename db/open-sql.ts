import postgres, { type Sql } from 'postgres';

/** A pool of connections without the query builder, whose import alone takes more memory than all of evaluation. */
export function openSql(url: string, max: number): Sql {
  return postgres(url, { max, connect_timeout: 5, onnotice: () => {} });
}
