import { and, asc, desc, eq, gt, lte } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { auditEvents } from '#db/schema/audit.ts';
import { auditCheckpoints } from '#db/schema/audit-trust.ts';
import { exportJobs, exportParts } from '#db/schema/transfers.ts';
import { chainBegin } from '#domain/audit/chain.ts';
import { chainFileHeader, chainLine } from '#domain/audit/chain-file.ts';
import { type SignedCheckpoint, signedLine } from '#domain/audit/heads.ts';
import { pemOf, signerOf } from '#server/audit/signing-keys.ts';

interface Turn {
  readonly now: Date;
  readonly size: number;
  /** The part before, and the event that it ended with. */
  readonly last: { readonly part: number; readonly seq: number } | undefined;
}

interface WrittenPart {
  /** So many events are in the file that is now complete. */
  readonly done?: number;
  /** Why it can not be completed. */
  readonly problem?: string;
}

/** One part of an export of the whole chain: the header with the first, the signed head with the last. */
export async function writeChainPart(
  tx: Transaction,
  job: typeof exportJobs.$inferSelect,
  { now, size, last }: Turn,
): Promise<WrittenPart> {
  const checkpoint = await checkpointOf(tx);
  const follows = checkpoint ?? chainBegin;
  const after = last?.seq ?? follows.seq;
  const rows = await tx
    .select()
    .from(auditEvents)
    .where(and(gt(auditEvents.seq, after), lte(auditEvents.seq, job.upTo)))
    .orderBy(asc(auditEvents.seq))
    .limit(size);
  const end = rows.at(-1);
  if (!end || rows[0]?.seq !== after + 1)
    return { problem: 'Older events were archived meanwhile. Ask for it again.' };
  const signer = await signerOf(tx, now);
  const head = chainFileHeader({ follows, checkpoint, publicKey: pemOf(signer.key), keyId: signer.id });
  const written = job.written + rows.length;
  const ended = end.seq === job.upTo;
  const { seq, hash } = end;
  const signed = signer.signed({ latchkey: 'audit head', seq, count: written, hash, at: now.toISOString() });
  const lines = rows.map(({ requestId, ...row }) => chainLine({ ...row, requestId: requestId ?? undefined }));
  const content = [last ? '' : head, ...lines, ended ? signedLine(signed) : ''].join('');
  await tx
    .insert(exportParts)
    .values({ jobId: job.id, part: (last?.part ?? 0) + 1, lastSeq: end.seq, content });
  await tx.update(exportJobs).set({ written, status: 'running' }).where(eq(exportJobs.id, job.id));
  return ended ? { done: written } : {};
}

async function checkpointOf(tx: Transaction): Promise<SignedCheckpoint | undefined> {
  const [row] = await tx.select().from(auditCheckpoints).orderBy(desc(auditCheckpoints.seq)).limit(1);
  return row && { ...row, latchkey: 'audit checkpoint', at: row.at.toISOString() };
}
