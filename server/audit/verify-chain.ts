import type { Sql, TransactionSql } from 'postgres';
import {
  type ChainEnd,
  type ChainProblem,
  chainBegin,
  problemOfBegin,
  problemOfEnd,
  problemOfNext,
} from '#domain/audit/chain.ts';
import {
  type BesideCheckpoint,
  problemBehindEnd,
  problemBesideHead,
  problemOfCheckpoint,
  problemOfHeadsKey,
  type SignedCheckpoint,
  type SignedHead,
} from '#domain/audit/heads.ts';
import { lastCheckpoint, toldOfTrail } from './checkpoints.ts';
import { readChain } from './read-chain.ts';
import { sha256 } from './sha256.ts';
import type { PublicKey } from './signing-keys.ts';
import { signatureProblem } from './trusted-keys.ts';

export interface VerifyOptions {
  /** Whose signatures count. */
  readonly keys: readonly PublicKey[];
  /** In the order of the chain; their signatures were judged already. */
  readonly heads?: readonly SignedHead[] | undefined;
  /** Those beside the heads; nothing where no heads are kept. */
  readonly checkpoints?: readonly SignedCheckpoint[] | undefined;
  /** Where an earlier turn had come; without it, from the beginning. */
  readonly from?: ChainEnd | undefined;
  /** Stops there and says how far it came. */
  readonly until?: (checked: number) => boolean;
  readonly onProgress?: (checked: number, total: number) => void;
}

export interface Verified {
  /** The first thing that does not hold. */
  readonly problem: ChainProblem | undefined;
  /** Whether it came to the end, or to a problem. */
  readonly finished: boolean;
  /** The checkpoint behind which the chain begins. */
  readonly begin: ChainEnd;
  readonly last: ChainEnd;
  /** Signed heads that the chain agreed with in this turn. */
  readonly agreed: number;
  /** Signed heads before the checkpoint, whose events are gone: they can not be held against it. */
  readonly headsBefore: number;
}

/** Goes through the chain as it is at one moment. Writers are not kept waiting: it reads, and locks nothing. */
export function verifyChain(sql: Sql, options: VerifyOptions): Promise<Verified> {
  return sql.begin('isolation level repeatable read read only', (tx) => verifyIn(tx, options));
}

interface Bounds {
  readonly first: string | null;
  readonly last: string | null;
  readonly seq: string | null;
  readonly hash: string | null;
}

async function verifyIn(
  tx: TransactionSql,
  { keys, heads = [], checkpoints: copies, from, until, onProgress }: VerifyOptions,
): Promise<Verified> {
  const checkpoint = await lastCheckpoint(tx);
  const begin = checkpoint ?? chainBegin;
  const [bounds] = await tx<Bounds[]>`
    select (select min(seq) from audit_events) as first, (select max(seq) from audit_events) as last, head.seq, head.hash
    from (select 1) always left join audit_head head on head.id = 1`;
  let last = from && from.seq > begin.seq ? from : begin;
  const told = await toldOfTrail(tx, begin.seq);
  const headsBefore = heads.filter(({ seq }) => seq < begin.seq).length;
  let problem =
    problemOfCut(checkpoint, keys, { ...told, heads, copies }) ??
    problemOfBegin(begin, bounds?.first ? Number(bounds.first) : undefined);
  let agreed = 0;
  const total = Number(bounds?.last ?? begin.seq) - begin.seq;
  let next = heads.findIndex(({ seq }) => (last === begin ? seq >= begin.seq : seq > last.seq));
  const compareHeads = () => {
    for (let head = heads[next]; !problem && head && head.seq === last.seq; head = heads[++next]) {
      problem = problemBesideHead(head, last) ?? problemOfHeadsKey(head, told.renewals);
      if (!problem) agreed++;
    }
  };
  compareHeads();
  if (!problem)
    for await (const events of readChain(tx, { after: last.seq, upTo: Number(bounds?.last ?? 0) })) {
      for (const event of events) {
        problem = problemOfNext(last, event, sha256);
        if (problem) break;
        last = event;
        if (event.seq === heads[next]?.seq) compareHeads();
        if (problem) break;
      }
      onProgress?.(last.seq - begin.seq, total);
      if (problem) break;
      if (until?.(last.seq - begin.seq))
        return { problem, finished: false, begin, last: endOf(last), agreed, headsBefore };
    }
  const head =
    bounds?.seq && bounds.hash !== null ? { seq: Number(bounds.seq), hash: bounds.hash } : undefined;
  problem ??= problemOfEnd(last, head);
  const latest = heads.at(-1);
  if (latest) problem ??= problemBehindEnd(latest, last);
  return { problem, finished: true, begin, last: endOf(last), agreed, headsBefore };
}

function problemOfCut(
  checkpoint: SignedCheckpoint | undefined,
  keys: readonly PublicKey[],
  beside: BesideCheckpoint,
): ChainProblem | undefined {
  if (!checkpoint) return undefined;
  const forged = signatureProblem(checkpoint, keys);
  if (!forged) return problemOfCheckpoint(checkpoint, beside);
  const { seq } = checkpoint;
  const sentence = `Events up to ${seq} are gone, and the checkpoint that let them go ${forged}.`;
  return { kind: 'checkpoint', seq, sentence };
}

function endOf({ seq, hash }: ChainEnd): ChainEnd {
  return { seq, hash };
}
