import { and, asc, eq, gt, lte, sql } from 'drizzle-orm';
import type { Transaction } from '#db/client.ts';
import { auditEvents } from '#db/schema/audit.ts';
import { exportJobs, exportParts } from '#db/schema/transfers.ts';
import { chainBegin } from '#domain/audit/chain.ts';
import { chainFileHeader, chainLine } from '#domain/audit/chain-file.ts';
import { signedLine } from '#domain/audit/heads.ts';
import { lastCheckpointIn } from '#server/audit/checkpoints.ts';
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
  const checkpoint = await lastCheckpointIn(tx);
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
  if (last && (await keyOfHeader(tx, job.id)) !== signer.id) {
    // Its header names a key that signs no more.
    await tx.delete(exportParts).where(eq(exportParts.jobId, job.id));
    await tx.update(exportJobs).set({ written: 0 }).where(eq(exportJobs.id, job.id));
    return {};
  }
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

async function keyOfHeader(tx: Transaction, jobId: string): Promise<string | null | undefined> {
  const [first] = await tx
    .select({ keyId: sql<string | null>`substring(${exportParts.content} from '"keyId":"([0-9a-f]+)"')` })
    .from(exportParts)
    .where(and(eq(exportParts.jobId, jobId), eq(exportParts.part, 1)));
  return first?.keyId;
}
