import type { SignedCheckpoint } from '#domain/audit/heads.ts';
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
  return (
    row && { ...row, latchkey: 'audit checkpoint', seq: Number(row.seq), at: new Date(row.at).toISOString() }
  );
}
