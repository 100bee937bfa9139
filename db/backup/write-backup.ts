import { randomUUID } from 'node:crypto';
import { createWriteStream, existsSync, rmSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import postgres, { type TransactionSql } from 'postgres';
import { MIGRATION_LOCK } from '#db/migrate.ts';
import { levelOf } from '#db/migration-levels.ts';
import { type BackupHeader, type BackupTrailer, backupForm, queueTable } from './form.ts';
import { giveName, nameTaken } from './give-name.ts';
import { copyHead, copyOut, copyQueueOut, describeSequences, describeTables, setTextForm } from './tables.ts';
import { inBlocks, Tally } from './tally.ts';

export interface Backup {
  readonly header: BackupHeader;
  readonly trailer: BackupTrailer;
}

/**
 * Writes one moment of the house into a file that only its owner may read. Nobody has to wait meanwhile, except for a
 * migration. The file has its name only when it is whole.
 */
export async function writeBackup(url: string, file: string): Promise<Backup> {
  if (existsSync(file)) throw nameTaken(file);
  const sql = postgres(url, { max: 1, connect_timeout: 10, onnotice: () => {} });
  const unfinished = `${file}.${randomUUID()}.unfinished`;
  try {
    await sql`select pg_advisory_lock_shared(${MIGRATION_LOCK})`;
    const backup = await sql.begin('isolation level repeatable read read only', (tx) =>
      writeMoment(tx, unfinished),
    );
    await giveName(unfinished, file);
    return backup;
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function writeMoment(tx: TransactionSql, file: string): Promise<Backup> {
  await setTextForm(tx);
  const level = await levelOf(tx);
  if (!level) throw new Error('The database is no house of Latchkey, or one of a later version than this.');
  const [moment] = await tx<{ at: Date }[]>`select now() as at`;
  const header: BackupHeader = {
    latchkeyBackup: backupForm,
    takenAt: (moment?.at ?? new Date(Number.NaN)).toISOString(),
    level,
    tables: await describeTables(tx),
    sequences: await describeSequences(tx),
  };
  const [head] = await tx<{ seq: string; hash: string }[]>`select seq, hash from audit_head`;
  const trailer: BackupTrailer = {
    tables: {},
    audit: { seq: Number(head?.seq), hash: head?.hash ?? '' },
  };
  const sections = Readable.from(sectionsOf(tx, header, trailer), { objectMode: false });
  const output = createWriteStream(file, { flags: 'wx', mode: 0o600, flush: true });
  await pipeline(sections, createGzip({ level: 6 }), output);
  return { header, trailer };
}

async function* sectionsOf(tx: TransactionSql, header: BackupHeader, trailer: BackupTrailer) {
  yield `-- ${JSON.stringify(header)}\n`;
  for (const table of header.tables) {
    yield copyHead(table);
    yield* counted(await copyOut(tx, table), table.name, trailer);
    yield '\\.\n';
  }
  yield copyHead(queueTable);
  yield* counted(await copyQueueOut(tx), queueTable.name, trailer);
  yield '\\.\n';
  yield `-- ${JSON.stringify(trailer)}\n`;
}

async function* counted(rows: Readable, name: string, trailer: BackupTrailer) {
  const tally = new Tally();
  for await (const block of inBlocks(rows)) {
    tally.add(block);
    yield block;
  }
  trailer.tables[name] = tally.done();
}
