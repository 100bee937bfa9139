import { expect, test } from 'vitest';
import { type LiveBatch, unknownAt } from './live-events.ts';
import { batchFrame, readyFrame } from './live-frames.ts';

const event = (seq: number) => ({
  ...{ seq, type: 'account.created', featureId: null, accountId: 'acme', requestId: null, actorId: null },
});
const batch: LiveBatch = { kind: 'events', from: 5, to: 7, events: [event(5), event(6), event(7)] };

test.each([
  ['saw nothing of it', 4, [5, 6, 7]],
  ['saw some of it', 5, [6, 7]],
  ['saw most of it', 6, [7]],
  ['saw all of it', 7, undefined],
  ['is ahead of it', 9, undefined],
])('whoever %s is told of the rest', (_who, at, expected) => {
  const rest = unknownAt(batch, at);
  expect(rest?.kind === 'events' ? rest.events.map(({ seq }) => seq) : undefined).toEqual(expected);
  if (rest?.kind === 'events') expect([rest.from, rest.to]).toEqual([at + 1, 7]);
});

test('a chain that begins anew concerns everybody', () => {
  expect(unknownAt({ kind: 'reload', to: 3 }, 9)).toEqual({ kind: 'reload', to: 3 });
});

test('frames name what they are and where the page is then', () => {
  expect(batchFrame({ kind: 'events', from: 7, to: 7, events: [] })).toBe(
    'id: 7\nevent: changed\ndata: {"from":7,"to":7,"events":[]}\n\n',
  );
  expect(batchFrame({ kind: 'reload', to: 3 })).toBe('id: 3\nevent: reload\ndata: {}\n\n');
  expect(batchFrame(batch, true)).toMatch(/^id: 7\nevent: missed\n/);
  expect(readyFrame('me', 9)).toBe('retry: 3000\nid: 9\nevent: ready\ndata: {"readerId":"me","head":9}\n\n');
});
