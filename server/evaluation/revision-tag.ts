import { createCipheriv, createDecipheriv, hash } from 'node:crypto';
import type { Position } from '#server/evaluation/snapshot/rows.ts';

const algorithm = 'aes-128-ecb';
/** Fills one block of the cipher together with the revision, so that nothing else is taken for a tag. */
const mark = Buffer.from('latchkey');

/**
 * A revision as pages are told it: only processes on the same database can read or make it. In the clear it would tell
 * everybody how busy the company is, and anybody could name one that never comes.
 */
export function sealRevision({ revision, epoch }: Pick<Position, 'revision' | 'epoch'>): string {
  const block = Buffer.alloc(16);
  mark.copy(block);
  block.writeBigUInt64BE(BigInt(Math.max(0, revision)), mark.length);
  const cipher = createCipheriv(algorithm, keyOf(epoch), null).setAutoPadding(false);
  return Buffer.concat([cipher.update(block), cipher.final()]).toString('base64url');
}

/** @returns undefined for whatever was not sealed in this epoch. */
export function openRevision(tag: string, epoch: string): number | undefined {
  const sealed = Buffer.from(tag, 'base64url');
  if (sealed.length !== 16) return undefined;
  const decipher = createDecipheriv(algorithm, keyOf(epoch), null).setAutoPadding(false);
  const block = Buffer.concat([decipher.update(sealed), decipher.final()]);
  return mark.equals(block.subarray(0, mark.length)) ? Number(block.readBigUInt64BE(mark.length)) : undefined;
}

function keyOf(epoch: string): Buffer {
  return hash('sha256', `latchkey revision tag\n${epoch}`, 'buffer').subarray(0, 16);
}
