import { setImmediate } from 'node:timers/promises';
import type { Database } from '#db/client.ts';
import type { ChainProblem } from '#domain/audit/chain.ts';
import type { SignedCheckpoint, SignedHead } from '#domain/audit/heads.ts';
import { nameOfHead, readHeadsFolder } from './heads-folder.ts';
import { type PublicKey, publicKeysOf } from './signing-keys.ts';
import { signatureProblem } from './trusted-keys.ts';

/** After so long everything else of this process gets its turn: a year has 52,560 heads. */
const longestMs = 4;

interface Evidence {
  /** Where signed heads are kept outside the database. */
  readonly folder: string | undefined;
  /** Keys that were handed over another way: when there are some, no others count. */
  readonly pinned?: readonly PublicKey[] | undefined;
}

export interface Trust {
  readonly keys: readonly PublicKey[];
  readonly heads: readonly SignedHead[];
  /** Beside the heads; nothing where none are kept. */
  readonly checkpoints: readonly SignedCheckpoint[] | undefined;
  /** The first head that is none. */
  readonly problem: ChainProblem | undefined;
}

/**
 * What the chain is held against. Keys that are pinned count alone; else those beside the heads, because whoever can
 * change the database could change its keys too; the database's own only where nothing is kept outside.
 */
export async function trustOf(db: Database, { folder, pinned }: Evidence): Promise<Trust> {
  const kept = folder ? await readHeadsFolder(folder) : undefined;
  const own = await publicKeysOf(db);
  const keys = (pinned ?? kept?.keys ?? own).map(({ id, key }) => ({
    ...{ id, key, retiredAt: own.find((one) => one.id === id)?.retiredAt },
  }));
  return {
    ...{ keys, heads: kept?.heads ?? [], checkpoints: kept?.checkpoints },
    problem: kept && (await problemOf(kept, keys)),
  };
}

async function problemOf(
  { heads, unreadable }: Awaited<ReturnType<typeof readHeadsFolder>>,
  keys: readonly PublicKey[],
): Promise<ChainProblem | undefined> {
  const [name] = unreadable;
  if (name)
    return {
      kind: 'forged',
      seq: 0,
      sentence: `The file ${name} is not what its name says: it was damaged or made up.`,
    };
  let since = performance.now();
  for (const head of heads) {
    if (performance.now() - since > longestMs) {
      await setImmediate();
      since = performance.now();
    }
    const wrong = signatureProblem(head, keys);
    if (wrong)
      return { kind: 'forged', seq: head.seq, sentence: `The head in ${nameOfHead(head.seq)} ${wrong}.` };
  }
  return undefined;
}
