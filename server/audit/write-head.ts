import { mkdir } from 'node:fs/promises';
import { eq, max, sql } from 'drizzle-orm';
import type { Database, Transaction } from '#db/client.ts';
import { auditHead } from '#db/schema/audit.ts';
import { auditCheckpoints } from '#db/schema/audit-trust.ts';
import type { ChainEnd } from '#domain/audit/chain.ts';
import { signedLine } from '#domain/audit/heads.ts';
import { nameOfHead, nameOfKey, newestHead, writeOnce } from './heads-folder.ts';
import { pemOf, publicKeysOf, type Signer, signerOf } from './signing-keys.ts';

export interface HeadsWanted {
  readonly folder: string;
  /** A head that is younger is enough, whoever wrote it. */
  readonly everyMs: number;
}

/**
 * Writes the head of the chain, signed, into a folder outside the database when it moved. Several instances take turns
 * under a lock, and see what the one before wrote.
 * @returns the head's number; nothing when none was needed.
 * @throws when the folder knows a later head, or another one of the same number: the chain was cut or rewritten.
 */
export function writeHead(
  db: Database,
  { folder, everyMs }: HeadsWanted,
  now: Date,
): Promise<number | undefined> {
  return db.transaction(async (tx) => {
    const [lock] = await tx.execute<{ free: boolean }>(
      sql`select pg_try_advisory_xact_lock(hashtext('latchkey.audit_heads')) as free`,
    );
    if (!lock?.free) return undefined;
    await mkdir(folder, { recursive: true });
    const head = await headOf(tx);
    const newest = await newestHead(folder);
    if (newest && (newest.seq > head.seq || (newest.seq === head.seq && newest.hash !== head.hash)))
      throw new Error(
        `The audit chain is not what ${nameOfHead(newest.seq)} says it was. Run: latchkey audit verify --heads ${folder}`,
      );
    const fresh = newest && now.getTime() - Date.parse(newest.at) < everyMs / 2;
    if (head.seq === 0 || newest?.seq === head.seq || fresh) return undefined;
    const signer = await signerOf(tx, now);
    for (const { id, key } of await publicKeysOf(tx)) await writeOnce(folder, nameOfKey(id), pemOf(key));
    await writeOnce(folder, nameOfHead(head.seq), signedLine(await signHead(tx, signer, head, now)));
    return head.seq;
  });
}

export async function headOf(tx: Transaction): Promise<ChainEnd> {
  const [head] = await tx
    .select({ seq: auditHead.seq, hash: auditHead.hash })
    .from(auditHead)
    .where(eq(auditHead.id, 1));
  if (!head) throw new Error('The audit chain has no head; was the database migrated?');
  return head;
}

async function signHead(tx: Transaction, signer: Signer, { seq, hash }: ChainEnd, now: Date) {
  const [cut] = await tx.select({ seq: max(auditCheckpoints.seq) }).from(auditCheckpoints);
  const count = seq - (cut?.seq ?? 0);
  return signer.signed({ latchkey: 'audit head', seq, count, hash, at: now.toISOString() });
}
