import type { Readable } from 'node:stream';
import type { TransactionSql } from 'postgres';
import { type BackupHeader, type BackupTable, queueTable, quoted } from './form.ts';

/** Every table of ours as it stands at this level, with the columns that hold something of their own. */
export async function describeTables(tx: TransactionSql): Promise<BackupTable[]> {
  const rows = await tx<{ name: string; columns: string[]; order: string | null; all: string }[]>`
    select c.relname as name,
      (select array_agg(a.attname order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      (select string_agg(quote_ident(a.attname) || case when a.attcollation = 0 then '' else ' collate "C"' end, ', '
          order by place)
        from pg_index i cross join unnest(i.indkey::smallint[]) with ordinality as key (attnum, place)
        join pg_attribute a on a.attrelid = c.oid and a.attnum = key.attnum
        where i.indrelid = c.oid and i.indisprimary) as order,
      (select string_agg(quote_ident(a.attname) || case when a.attcollation = 0 then '' else ' collate "C"' end, ', '
          order by a.attnum)
        from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as all
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and not exists (
      select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
    order by c.relname collate "C"`;
  return rows.map(({ name, columns, order, all }) => ({ name, columns, order: order ?? all }));
}

export async function describeSequences(tx: TransactionSql): Promise<BackupHeader['sequences']> {
  return await tx<BackupHeader['sequences']>`
    select sequencename as name, last_value::text as last from pg_sequences
    where schemaname = 'public' order by sequencename collate "C"`;
}

/** What text the rows become must not hang on who asks. */
export async function setTextForm(tx: TransactionSql): Promise<void> {
  await tx`set local timezone = 'UTC'`;
  await tx`set local datestyle = 'ISO, YMD'`;
  await tx`set local intervalstyle = 'postgres'`;
  await tx`set local extra_float_digits = 1`;
  await tx`set local bytea_output = 'hex'`;
}

function columnsOf(table: { readonly columns: readonly string[] }): string {
  return table.columns.map(quoted).join(', ');
}

/** The rows of a table in their order, in PostgreSQL's text form. */
export function copyOut(tx: TransactionSql, table: BackupTable): Promise<Readable> {
  const rows = `select ${columnsOf(table)} from public.${quoted(table.name)} order by ${table.order}`;
  return tx.unsafe(`copy (${rows}) to stdout`).readable();
}

/** What is not done yet; what a process has in hand is not done either. */
export function copyQueueOut(tx: TransactionSql): Promise<Readable> {
  const open =
    "select name, data::text from pgboss.job where state in ('created', 'retry', 'active') order by id";
  return tx.unsafe(`copy (${open}) to stdout`).readable();
}

export function copyHead({
  name,
  columns,
}: {
  readonly name: string;
  readonly columns: readonly string[];
}): string {
  const schema = name === queueTable.name ? 'pg_temp' : 'public';
  return `COPY ${schema}.${quoted(name)} (${columnsOf({ columns })}) FROM stdin;\n`;
}
