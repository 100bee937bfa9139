import { expect, test } from 'vitest';
import {
  type BesideCheckpoint,
  problemOfCheckpoint,
  problemOfHeadsKey,
  type SignedHead,
  signedCheckpointSchema,
} from './heads.ts';

const of = { hash: 'a'.repeat(64), at: '2026-11-22T10:30:00.000Z', keyId: 'old', signature: 'AAAA' };
const archiveSha256 = 'f'.repeat(64);
const checkpoint = signedCheckpointSchema.parse({
  ...of,
  ...{ latchkey: 'audit checkpoint', seq: 9, archiveSha256 },
});
const head = (seq: number, count = seq): SignedHead => ({ ...of, latchkey: 'audit head', seq, count });
const told = { seq: 12, upTo: 9, archiveSha256 };
const fine: BesideCheckpoint = { archived: [told], renewals: [], heads: [head(4)], copies: [checkpoint] };

test.each<[string, Partial<BesideCheckpoint>, RegExp | undefined]>([
  ['all of it is there', {}, undefined],
  ['no heads are kept', { heads: [], copies: undefined }, undefined],
  ['the key was renewed afterwards', { renewals: [{ seq: 13, keyId: 'new' }] }, undefined],
  ['the key came before', { renewals: [{ seq: 11, keyId: 'old' }] }, undefined],
  ['no event tells of it', { archived: [] }, /no event behind their checkpoint tells/],
  ['an event of another cut', { archived: [{ ...told, upTo: 8 }] }, /no event behind/],
  ['an event of another archive', { archived: [{ ...told, archiveSha256: 'e' }] }, /no event behind/],
  ['its key was retired', { renewals: [{ seq: 11, keyId: 'new' }] }, /with the key old after it was retired/],
  ['no copy', { copies: [] }, /no copy of the checkpoint .* lies beside the signed heads/],
  ['a copy of another', { copies: [{ ...checkpoint, signature: 'BBBB' }] }, /no copy/],
  ['heads that were begun later say that', { heads: [head(12, 3)], copies: [] }, undefined],
  ['heads that were begun behind it counted more', { heads: [head(12), head(13, 4)], copies: [] }, /no copy/],
])('a checkpoint: %s', (_name, beside, sentence) => {
  const problem = problemOfCheckpoint(checkpoint, { ...fine, ...beside });
  if (!sentence) return expect(problem).toBeUndefined();
  expect(problem).toMatchObject({ kind: 'checkpoint', seq: 9 });
  expect(problem?.sentence).toMatch(sentence);
});

test('a head counts only when the chain had not gone over to another key before', () => {
  const renewals = [
    { seq: 5, keyId: 'newer' },
    { seq: 8, keyId: 'newest' },
  ];
  expect(problemOfHeadsKey(head(4), renewals)).toBeUndefined();
  expect(problemOfHeadsKey({ ...head(7), keyId: 'newer' }, renewals)).toBeUndefined();
  expect(problemOfHeadsKey({ ...head(9), keyId: 'newest' }, renewals)).toBeUndefined();
  expect(problemOfHeadsKey({ ...head(8), keyId: 'newer' }, renewals)).toMatchObject({ seq: 8 });
  expect(problemOfHeadsKey(head(5), renewals)?.sentence).toBe(
    'The head at event 5 was signed with the key old after it was retired.',
  );
});
