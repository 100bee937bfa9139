import { desc } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { auditCheckpoints } from '#db/schema/audit-trust.ts';
import type { Archived, Renewal, SignedCheckpoint } from '#domain/audit/heads.ts';
import type { ChainSource } from './read-chain.ts';

interface Row {
  readonly seq: string;
  readonly hash: string;
  readonly at: Date;
  readonly archiveSha256: string;
  readonly keyId: string;
  readonly signature: string;
}

/** Where the chain begins now; nothing while all of it is there. */
export async function lastCheckpoint(sql: ChainSource): Promise<SignedCheckpoint | undefined> {
  const [row] = await sql<Row[]>`
    select seq, hash, at, archive_sha256 as "archiveSha256", key_id as "keyId", signature
    from audit_checkpoints order by seq desc limit 1`;
  return row && checkpointOf({ ...row, seq: Number(row.seq), at: new Date(row.at) });
}

/** The same, where the transaction is one of Drizzle's. */
export async function lastCheckpointIn(tx: Transaction): Promise<SignedCheckpoint | undefined> {
  const [row] = await tx.select().from(auditCheckpoints).orderBy(desc(auditCheckpoints.seq)).limit(1);
  return row && checkpointOf(row);
}

function checkpointOf(row: typeof auditCheckpoints.$inferSelect): SignedCheckpoint {
  return { ...row, latchkey: 'audit checkpoint', at: row.at.toISOString() };
}

/** What the chain behind an event tells of its own keys and archives. */
export async function toldOfTrail(
  sql: ChainSource,
  after: number,
): Promise<{ readonly archived: readonly Archived[]; readonly renewals: readonly Renewal[] }> {
  const archived = await sql<{ seq: string; upTo: string; archiveSha256: string }[]>`
    select seq, event ->> 'upTo' as "upTo", event ->> 'archiveSha256' as "archiveSha256"
    from audit_events where type = 'audit.archived' and seq > ${after} order by seq`;
  const renewals = await sql<{ seq: string; keyId: string }[]>`
    select seq, event ->> 'keyId' as "keyId"
    from audit_events where type = 'audit.key_renewed' and seq > ${after} order by seq`;
  return {
    archived: archived.map((row) => ({ ...row, seq: Number(row.seq), upTo: Number(row.upTo) })),
    renewals: renewals.map((row) => ({ ...row, seq: Number(row.seq) })),
  };
}
