/** What was signed of the audit chain and kept outside the database, and whether the chain still agrees with it. */
import { z } from 'zod';
import { canonicalJson } from './canonical.ts';
import type { ChainEnd, ChainProblem } from './chain.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const ofAll = { seq: z.int().min(0), hash, at: z.iso.datetime(), keyId: z.string(), signature: z.base64() };

/** How the chain ended at a moment. */
export const signedHeadSchema = z.strictObject({
  ...ofAll,
  latchkey: z.literal('audit head'),
  /** Events behind the last checkpoint: as many as `seq` while nothing was archived. */
  count: z.int().min(0),
});
export type SignedHead = Readonly<z.infer<typeof signedHeadSchema>>;

/** Events up to `seq` were archived and may be gone: the chain goes on behind `hash`. */
export const signedCheckpointSchema = z.strictObject({
  ...ofAll,
  latchkey: z.literal('audit checkpoint'),
  archiveSha256: hash,
});
export type SignedCheckpoint = Readonly<z.infer<typeof signedCheckpointSchema>>;

/** An event of the chain that another key signs from then on. */
export interface Renewal {
  readonly seq: number;
  readonly keyId: string;
}

/** An event of the chain that events up to one were archived. */
export interface Archived {
  readonly seq: number;
  readonly upTo: number;
  readonly archiveSha256: string;
}

/** What a checkpoint is held against. */
export interface BesideCheckpoint {
  /** What the chain behind it tells, in its order. */
  readonly archived: readonly Archived[];
  readonly renewals: readonly Renewal[];
  readonly heads: readonly SignedHead[];
  /** Those that lie beside the heads; nothing where no heads are kept. */
  readonly copies: readonly SignedCheckpoint[] | undefined;
}

export type HeadToSign = Omit<SignedHead, 'signature'>;
export type CheckpointToSign = Omit<SignedCheckpoint, 'signature'>;

/** What Ed25519 signs: the canonical form of everything but the signature. */
export function signedForm(signed: HeadToSign | CheckpointToSign): string {
  return canonicalJson({ ...signed, signature: undefined });
}

/** As a line of a file: without `,"signature":"…"`, which stands last, it is what was signed. */
export function signedLine(signed: SignedHead | SignedCheckpoint): string {
  return `${canonicalJson(signed)}\n`;
}

/** @returns what is wrong where a signed head was taken, and the chain now has `stands`. */
export function problemBesideHead(head: SignedHead, stands: ChainEnd): ChainProblem | undefined {
  if (head.hash === stands.hash) return undefined;
  return {
    kind: 'rewritten',
    seq: head.seq,
    sentence: `The chain was rewritten: event ${head.seq} has another hash than in the head that was signed ${moment(head)}. That event or one before it was replaced.`,
  };
}

/** @returns what is wrong when a signed head counts more events than there are. */
export function problemBehindEnd(head: SignedHead, last: ChainEnd): ChainProblem | undefined {
  if (head.seq <= last.seq) return undefined;
  return {
    kind: 'tail',
    seq: last.seq + 1,
    sentence: `The end is cut off: the head that was signed ${moment(head)} counts event ${head.seq}, and the chain ends with event ${last.seq}.`,
  };
}

/** @returns what is wrong when a signed head counts for nothing, because the chain had gone over to another key before. */
export function problemOfHeadsKey(
  { seq, keyId }: SignedHead,
  renewals: readonly Renewal[],
): ChainProblem | undefined {
  if (!isRetired(keyId, seq, renewals)) return undefined;
  const sentence = `The head at event ${seq} was signed with the key ${keyId} after it was retired.`;
  return { kind: 'forged', seq, sentence };
}

/** @returns why a checkpoint whose signature is right lets nothing go. */
export function problemOfCheckpoint(
  checkpoint: SignedCheckpoint,
  { archived, renewals, heads, copies }: BesideCheckpoint,
): ChainProblem | undefined {
  const { seq, archiveSha256, keyId, signature } = checkpoint;
  const problem = (why: string): ChainProblem => ({
    ...{ kind: 'checkpoint', seq, sentence: `Events up to ${seq} are gone, and ${why}.` },
  });
  const told = archived.find((event) => event.upTo === seq && event.archiveSha256 === archiveSha256);
  if (!told) return problem('no event behind their checkpoint tells that they were archived');
  if (isRetired(keyId, told.seq, renewals))
    return problem(`the checkpoint that let them go was signed with the key ${keyId} after it was retired`);
  // Heads that were begun later say by their count that those events were gone already.
  const [first] = heads;
  if (!copies || !first || first.seq - first.count >= seq) return undefined;
  if (copies.some((copy) => copy.seq === seq && copy.signature === signature)) return undefined;
  return problem('no copy of the checkpoint that let them go lies beside the signed heads');
}

/** By the order of the chain, since whoever holds a key can sign any moment. Unknown keys are older than what the chain tells. */
function isRetired(keyId: string, seq: number, renewals: readonly Renewal[]): boolean {
  const next = renewals[renewals.findIndex((renewal) => renewal.keyId === keyId) + 1];
  return next !== undefined && next.seq <= seq;
}

function moment({ at }: SignedHead): string {
  return `on ${at.slice(0, 10)} at ${at.slice(11, 16)} UTC`;
}
