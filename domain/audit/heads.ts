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
export interface SignedCheckpoint extends Omit<SignedHead, 'latchkey' | 'count'> {
  readonly latchkey: 'audit checkpoint';
  readonly archiveSha256: string;
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

function moment({ at }: SignedHead): string {
  return `on ${at.slice(0, 10)} at ${at.slice(11, 16)} UTC`;
}
