import { lte, sql } from 'drizzle-orm';
import { auditEvents, notifications } from '#db/schema/audit.ts';
import { auditCheckpoints } from '#db/schema/audit-trust.ts';
import type { ChainEnd } from '#domain/audit/chain.ts';
import { signedLine } from '#domain/audit/heads.ts';
import { runAsSystem } from '#server/commands/run-as-system.ts';
import type { House } from '#server/house.ts';
import { lastCheckpoint } from './checkpoints.ts';
import { nameOfCheckpoint, nameOfKey, writeOnce } from './heads-folder.ts';
import type { ChainSource } from './read-chain.ts';
import { pemOf, publicKeysOf, type Signer, signerOf } from './signing-keys.ts';

export interface Cut {
  readonly from: number;
  readonly upTo: number;
}

/** Everything that was told before the first event of that moment or later; nothing when there is none. */
export async function cutBefore(source: ChainSource, before: Date): Promise<Cut | undefined> {
  const begin = (await lastCheckpoint(source))?.seq ?? 0;
  const [row] = await source<{ last: string | null }[]>`
    select coalesce((select min(seq) - 1 from audit_events where at >= ${before.toISOString()}::timestamptz),
      (select max(seq) from audit_events)) as last`;
  const upTo = Number(row?.last ?? 0);
  return upTo > begin ? { from: begin + 1, upTo } : undefined;
}

/** Signs for what was archived, and only then lets it go: checkpoint, deletion and their event are one transaction. */
export async function cutChain(
  house: House,
  {
    cut,
    last,
    archiveSha256,
    folder,
  }: {
    readonly cut: Cut;
    readonly last: ChainEnd;
    readonly archiveSha256: string;
    /** Where signed heads are kept: a copy of the checkpoint lies there before anything is deleted. */
    readonly folder: string | undefined;
  },
  now: Date,
): Promise<void> {
  await runAsSystem(house, now, async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('latchkey.audit_cut'))`);
    const [known] = await tx.execute<{ seq: string | null }>(
      sql`select max(seq) as seq from ${auditCheckpoints}`,
    );
    if (Number(known?.seq ?? 0) !== cut.from - 1)
      throw new Error(
        'Somebody else archived events meanwhile. Nothing was deleted; the archive is not needed.',
      );
    const signer: Signer = await signerOf(tx, now);
    const { seq, hash } = last;
    const signed = signer.signed({
      ...{ latchkey: 'audit checkpoint' as const, seq, hash, archiveSha256, at: now.toISOString() },
    });
    const { latchkey: _, ...checkpoint } = signed;
    await tx.insert(auditCheckpoints).values({ ...checkpoint, at: now });
    if (folder) {
      for (const { id, key } of await publicKeysOf(tx)) await writeOnce(folder, nameOfKey(id), pemOf(key));
      await writeOnce(folder, nameOfCheckpoint(signed), signedLine(signed));
    }
    await tx.delete(notifications).where(lte(notifications.eventSeq, seq));
    await tx.delete(auditEvents).where(lte(auditEvents.seq, seq));
    return [{ type: 'audit.archived', upTo: seq, total: seq - cut.from + 1, archiveSha256 }];
  });
}
