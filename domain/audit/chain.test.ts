import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { acme, javaSupport, noon } from '#tests/support/facts.ts';
import { canonicalEvent } from './canonical.ts';
import {
  type ChainEnd,
  type ChainProblem,
  chainBegin,
  problemOfBegin,
  problemOfEnd,
  problemOfNext,
  type StoredEvent,
} from './chain.ts';
import { problemBehindEnd, problemBesideHead, signedForm, signedHeadSchema } from './heads.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** So many events that follow each other. */
function chainOf(many: number, begin: ChainEnd = chainBegin): StoredEvent[] {
  const chain: StoredEvent[] = [];
  for (let made = 0; made < many; made++) {
    const { seq, hash } = chain.at(-1) ?? begin;
    chain.push(chained({ seq: seq + 1, prevHash: hash }));
  }
  return chain;
}

function chained({
  seq,
  prevHash,
  valueType = 'boolean',
}: {
  seq: number;
  prevHash: string;
  valueType?: 'boolean' | 'string';
}): StoredEvent {
  const link = {
    seq,
    prevHash,
    at: new Date(noon.getTime() + seq).toISOString(),
    commandId: '8f14e45f-ceea-4670-8a3b-7a1d3a4e1c11',
    requestId: seq % 2 === 0 ? `request-${seq}` : undefined,
    actor: { kind: 'user', id: 'p', name: 'The seller' } as const,
    event: { type: 'feature.created', feature: javaSupport, valueType } as const,
  };
  const found = { type: 'feature.created', actorId: 'p', featureId: javaSupport.id, accountId: null };
  return { ...link, ...found, hash: sha256(canonicalEvent(link)) };
}

/** What somebody wrote past the product, with a hash that is right. */
function strange(seq: number, event: string): StoredEvent {
  const stored = { ...at(seq), event: JSON.parse(event) };
  const { commandId, requestId, actor, prevHash } = stored;
  return {
    ...stored,
    hash: sha256(
      canonicalEvent({ seq, at: stored.at, commandId, requestId, actor, event: stored.event, prevHash }),
    ),
  };
}

function firstProblem(chain: readonly StoredEvent[], begin: ChainEnd = chainBegin): ChainProblem | undefined {
  let last = begin;
  for (const next of chain) {
    const problem = problemOfNext(last, next, sha256);
    if (problem) return problem;
    last = next;
  }
  return undefined;
}

const five = chainOf(5);
const at = (seq: number) => five[seq - 1] ?? five[0] ?? chained({ seq: 1, prevHash: chainBegin.hash });
const changed = (seq: number, change: Partial<StoredEvent>) =>
  five.map((one) => (one.seq === seq ? { ...one, ...change } : one));
const rehashed = (seq: number) => chained({ seq, prevHash: at(seq).prevHash, valueType: 'string' });

test('a chain that holds has no problem, nor has the rest of one behind a checkpoint', () => {
  expect(firstProblem(five)).toBeUndefined();
  expect(firstProblem(five.slice(2), at(2))).toBeUndefined();
  expect(problemOfEnd(at(5), { seq: 5, hash: at(5).hash })).toBeUndefined();
  expect(problemOfEnd(chainBegin, chainBegin)).toBeUndefined();
});

describe('the first event that does not hold is named', () => {
  test.each<[string, readonly StoredEvent[], ChainProblem['kind'], number, RegExp]>([
    [
      'what happened',
      changed(3, { event: { ...rehashed(3).event } }),
      'changed',
      3,
      /^Event 3 was changed: what it holds/,
    ],
    ['who did it', changed(3, { actor: { kind: 'system' } }), 'changed', 3, /^Event 3 was changed/],
    ['when', changed(4, { at: new Date(0).toISOString() }), 'changed', 4, /^Event 4 was changed/],
    [
      'when, by less than a thousandth',
      changed(4, { at: at(4).at.replace('Z', '001Z') }),
      'changed',
      4,
      /^Event 4/,
    ],
    ['the request', changed(2, { requestId: 'another' }), 'changed', 2, /^Event 2 was changed/],
    [
      'a request that there was not',
      changed(3, { requestId: 'another' }),
      'changed',
      3,
      /^Event 3 was changed/,
    ],
    ['its hash', changed(5, { hash: at(4).hash }), 'changed', 5, /^Event 5 was changed/],
    ['the hash before', changed(5, { prevHash: at(3).hash }), 'changed', 5, /^Event 5 was changed/],
    ['its kind', changed(2, { type: 'grant.created' }), 'changed', 2, /columns by which it is found/],
    ['its person', changed(2, { actorId: null }), 'changed', 2, /columns by which it is found/],
    ['its feature', changed(2, { featureId: null }), 'changed', 2, /columns by which it is found/],
    ['its account', changed(2, { accountId: acme.id }), 'changed', 2, /columns by which it is found/],
    [
      'changed and hashed anew',
      [at(1), at(2), rehashed(3), at(4), at(5)],
      'fork',
      4,
      /^Event 4 does not follow event 3/,
    ],
    ['one is gone', [at(1), at(3)], 'gap', 2, /^A gap: event 2 is missing. After event 1 comes event 3/],
    ['several are gone', [at(1), at(5)], 'gap', 2, /^A gap: events 2 to 4 are missing/],
    [
      'two were swapped',
      [at(1), { ...at(3), seq: 2 }, { ...at(2), seq: 3 }],
      'order',
      2,
      /^Event 2 holds what was event 3/,
    ],
    ['they come in another order', [at(1), at(2), at(1)], 'order', 1, /^Event 1 comes after event 2/],
    ['one comes twice', [at(1), at(1)], 'order', 1, /^Event 1 comes after event 1/],
    ['the beginning is gone', five.slice(2), 'start', 1, /^The beginning is missing: events 1 to 2/],
    [
      'another beginning',
      chainOf(2, { seq: 0, hash: 'f'.repeat(64) }),
      'start',
      1,
      /^Event 1 is not the first/,
    ],
  ])('%s', (_name, chain, kind, seq, sentence) => {
    const problem = firstProblem(chain);
    expect(problem).toMatchObject({ kind, seq });
    expect(problem?.sentence).toMatch(sentence);
  });
});

describe('the end is that of the head', () => {
  test.each<[string, ChainEnd | undefined, ChainProblem['kind'], number, RegExp]>([
    [
      'cut off',
      { seq: 7, hash: 'a'.repeat(64) },
      'tail',
      6,
      /^The end is cut off: events 6 to 7 are missing/,
    ],
    ['one cut off', { seq: 6, hash: 'a'.repeat(64) }, 'tail', 6, /event 6 is missing/],
    ['an earlier head', at(4), 'head', 5, /^The head of the chain was changed: it says event 4 is the last/],
    ['another hash', { seq: 5, hash: at(4).hash }, 'head', 5, /^The head of the chain was changed/],
    ['no head', undefined, 'head', 5, /^The head of the chain is gone/],
  ])('%s', (_name, head, kind, seq, sentence) => {
    const problem = problemOfEnd(at(5), head);
    expect(problem).toMatchObject({ kind, seq });
    expect(problem?.sentence).toMatch(sentence);
  });
});

test.each([
  'null',
  '"text"',
  '[]',
  '{}',
  '{"type":"feature.created","feature":null}',
  '{"type":"feature.created","feature":7}',
])('an event that is %s is named, not stumbled over', (event) => {
  expect(firstProblem([at(1), strange(2, event)])).toMatchObject({ kind: 'changed', seq: 2 });
});

test('nothing stands before the beginning', () => {
  expect(problemOfBegin(chainBegin, 1)).toBeUndefined();
  expect(problemOfBegin(at(3), 4)).toBeUndefined();
  expect(problemOfBegin(at(3), undefined)).toBeUndefined();
  expect(problemOfBegin(chainBegin, 0)).toMatchObject({ kind: 'order', seq: 0 });
  expect(problemOfBegin(at(3), 2)?.sentence).toBe(
    'Event 2 does not belong there: events up to 3 were archived.',
  );
});

describe('a signed head', () => {
  const head = signedHeadSchema.parse({
    ...{ latchkey: 'audit head', seq: 4, count: 4, hash: at(4).hash, at: '2026-11-22T10:30:00.000Z' },
    ...{ keyId: 'k', signature: 'AAAA' },
  });

  test('agrees with the chain as it was', () => {
    expect(problemBesideHead(head, at(4))).toBeUndefined();
    expect(problemBehindEnd(head, at(4))).toBeUndefined();
    expect(problemBehindEnd(head, at(5))).toBeUndefined();
  });

  test('tells of a chain that was rewritten, or cut', () => {
    expect(problemBesideHead(head, rehashed(4))).toMatchObject({ kind: 'rewritten', seq: 4 });
    const cut = problemBehindEnd(head, at(2));
    expect(cut).toMatchObject({ kind: 'tail', seq: 3 });
    expect(cut?.sentence).toBe(
      'The end is cut off: the head that was signed on 2026-11-22 at 10:30 UTC counts event 4, and the chain ends with event 2.',
    );
  });

  test('is signed over all but the signature', () => {
    const { signature: _, ...rest } = head;
    expect(JSON.parse(signedForm(head))).toEqual(rest);
    expect(signedForm(rest)).toBe(signedForm(head));
  });
});
