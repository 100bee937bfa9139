import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Sql, TransactionSql } from 'postgres';
import { levelOf, migrateUntil, migrationLevels } from '#db/migration-levels.ts';
import { beginAnotherLife } from './another-life.ts';
import { type BackupHeader, type BackupTable, type BackupTrailer, queueTable, quoted } from './form.ts';
import { readBackup } from './read-backup.ts';
import { copyHead, copyOut, describeTables, setTextForm } from './tables.ts';
import { inBlocks, Tally } from './tally.ts';
import { withoutGuards } from './without-guards.ts';

/** A job that waited when the backup was taken. */
export interface WaitingJob {
  readonly queue: string;
  readonly data: object;
}

export interface Loaded {
  readonly header: BackupHeader;
  readonly trailer: BackupTrailer;
  readonly jobs: readonly WaitingJob[];
  readonly sessionsEnded: number;
}

/**
 * Loads a backup into an empty database, which then stands at the level of the backup and is another life of the house:
 * all of it or nothing but empty tables. The file is gone through first, so that one that is damaged touches nothing.
 * @throws with a sentence when the database is not empty or the file can not be restored here.
 */
export async function loadBackup(sql: Sql, file: string): Promise<Loaded> {
  await refuseUnlessEmpty(sql);
  const { header } = await readBackup(file, async () => async (_name, rows) => {
    for await (const _block of rows);
  });
  if (!migrationLevels().includes(header.level))
    throw new Error(
      `${file} was taken at ${header.level}, which this version of Latchkey does not know: restore it with the version that took it, or a later one.`,
    );
  await migrateUntil(sql, header.level);
  return (await sql.begin((tx) => load(tx, file, header))) as Loaded;
}

async function refuseUnlessEmpty(sql: Sql): Promise<void> {
  const [found] = await sql<{ name: string }[]>`
    select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname <> 'information_schema' and n.nspname !~ '^pg_' and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
      and not exists (
        select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
    order by 1 limit 1`;
  if (found)
    throw new Error(
      `The database is not empty: there is ${found.name}. Make a new database and restore into that; nothing is written over.`,
    );
}

async function load(tx: TransactionSql, file: string, expected: BackupHeader): Promise<Loaded> {
  await setTextForm(tx);
  const tables = await describeTables(tx);
  refuseUnlike(tables, expected, (await levelOf(tx)) ?? '');
  await tx.unsafe(`create temp table ${queueTable.name} (queue text, data jsonb) on commit drop`);
  const { header, trailer } = await withoutGuards(tx, async () => {
    await tx.unsafe(`truncate ${tables.map(({ name }) => `public.${quoted(name)}`).join(', ')}`);
    return readBackup(file, async () => (name, rows) => copyIn(tx, name, rows, tables));
  });
  for (const { name, last } of header.sequences)
    if (last !== null) await tx`select setval(${`public.${quoted(name)}`}::regclass, ${last}::bigint)`;
  await compare(tx, tables, trailer);
  const jobs = await tx<WaitingJob[]>`select queue, data from ${tx(`pg_temp.${queueTable.name}`)}`;
  return { header, trailer, jobs, sessionsEnded: await beginAnotherLife(tx, tables) };
}

async function copyIn(
  tx: TransactionSql,
  name: string,
  rows: AsyncIterable<Buffer>,
  tables: readonly BackupTable[],
): Promise<void> {
  const { columns } = tables.find((table) => table.name === name) ?? queueTable;
  const target = await tx.unsafe(copyHead({ name, columns: [...columns] }).trim()).writable();
  await pipeline(Readable.from(rows), target);
}

function refuseUnlike(tables: readonly BackupTable[], header: BackupHeader, level: string): void {
  const form = (list: readonly BackupTable[]) =>
    list.map(({ name, columns }) => `${name}(${columns})`).join(' ');
  if (level !== header.level || form(tables) !== form(header.tables))
    throw new Error(
      `The tables of the backup are not those of Latchkey at ${header.level}; it can not be restored by this version.`,
    );
}

/** What stands in the tables now, read back, against what was written down when the backup was taken. */
async function compare(
  tx: TransactionSql,
  tables: readonly BackupTable[],
  trailer: BackupTrailer,
): Promise<void> {
  for (const table of tables) {
    const tally = new Tally();
    for await (const block of inBlocks(await copyOut(tx, table))) tally.add(block);
    const { rows, sha256 } = tally.done();
    const told = trailer.tables[table.name];
    if (told?.rows !== rows || told.sha256 !== sha256)
      throw new Error(`The table ${table.name} is not what it was after it was loaded; nothing was kept.`);
  }
}
