import { createHash } from 'node:crypto';
import { type FileHandle, open, rm } from 'node:fs/promises';
import type { Sql, TransactionSql } from 'postgres';
import { type ChainEnd, type ChainProblem, chainBegin, problemOfNext } from '#domain/audit/chain.ts';
import { chainFileHeader, chainLine } from '#domain/audit/chain-file.ts';
import { signedLine } from '#domain/audit/heads.ts';
import { lastCheckpoint } from './checkpoints.ts';
import { readChain } from './read-chain.ts';
import { sha256 } from './sha256.ts';
import { pemOf, type Signer } from './signing-keys.ts';

interface Wanted {
  /** A new file. */
  readonly file: string;
  readonly signer: Signer;
  readonly now: Date;
  /** The last event of the file; without it, the last there is. */
  readonly upTo?: number | undefined;
  readonly onProgress?: (done: number) => void;
}

interface Written {
  /** Why there is no file. */
  readonly problem: ChainProblem | undefined;
  readonly last: ChainEnd;
  readonly count: number;
  /** Of the file. */
  readonly fileSha256: string;
}

/** Writes the chain as a file that verifies on its own. Each event is judged first: what does not hold is not signed for. */
export async function writeChainFile(sql: Sql, wanted: Wanted): Promise<Written> {
  const handle = await open(wanted.file, 'wx', 0o600);
  let kept = false;
  try {
    const written = await sql.begin('isolation level repeatable read read only', (tx) =>
      writeInto(handle, tx, wanted),
    );
    await handle.sync();
    kept = written.problem === undefined;
    return written;
  } finally {
    await handle.close();
    if (!kept) await rm(wanted.file, { force: true });
  }
}

async function writeInto(
  handle: FileHandle,
  tx: TransactionSql,
  { signer, now, upTo = Number.MAX_SAFE_INTEGER, onProgress }: Wanted,
): Promise<Written> {
  const whole = createHash('sha256');
  const write = async (text: string) => {
    whole.update(text);
    await handle.writeFile(text);
  };
  const checkpoint = await lastCheckpoint(tx);
  const follows = checkpoint ?? chainBegin;
  let last: ChainEnd = follows;
  await write(chainFileHeader({ follows, checkpoint, publicKey: pemOf(signer.key), keyId: signer.id }));
  for await (const events of readChain(tx, { after: follows.seq, upTo })) {
    for (const event of events) {
      const problem = problemOfNext(last, event, sha256);
      if (problem) return { problem, last, count: last.seq - follows.seq, fileSha256: '' };
      last = event;
    }
    await write(events.map(chainLine).join(''));
    onProgress?.(last.seq - follows.seq);
  }
  const { seq, hash } = last;
  const count = seq - follows.seq;
  await write(signedLine(signer.signed({ latchkey: 'audit head', seq, count, hash, at: now.toISOString() })));
  return { problem: undefined, last: { seq, hash }, count, fileSha256: whole.digest('hex') };
}
