import { expect, test } from 'vitest';
import { type BlockedFacts, blockersOf } from './blockers.ts';

const done = { limitations: true, killSwitch: true, docs: true };
const ready: BlockedFacts['rounds'][number] = {
  id: 'round-1',
  kind: 'beta',
  number: 1,
  status: 'ready',
  readiness: done,
};

function words(changes: Partial<BlockedFacts>): readonly string[] {
  const plain = {
    stage: 'beta',
    engineerName: 'The engineer',
    killedIn: [],
    requests: 0,
    waiting: 0,
  } as const;
  return blockersOf({ ...plain, rounds: [{ ...ready, status: 'open' }], ...changes }).map((one) => one.words);
}

test.each<[string, Partial<BlockedFacts>, readonly string[]]>([
  ['nothing', {}, []],
  ['a planned round', { rounds: [{ ...ready, status: 'planned' }] }, ['Waits for The engineer to say ready']],
  ['a ready round', { rounds: [ready] }, ['Ready, not open yet']],
  [
    'readiness that is not done',
    { rounds: [{ ...ready, readiness: { ...done, limitations: false, docs: false } }] },
    ['Ready, without written limits and a working documentation link, not open yet'],
  ],
  ['a paused round', { rounds: [{ ...ready, status: 'paused' }] }, ['No new places while it is paused']],
  ['no round', { rounds: [] }, ['No round is planned']],
  ['no round after it went GA', { stage: 'ga', rounds: [] }, []],
  ['a waitlist', { waiting: 4 }, ['Waitlist of 4']],
  ['one request', { requests: 1 }, ['1 request waits for an answer']],
  ['requests', { requests: 3 }, ['3 requests wait for an answer']],
  ['a kill switch', { killedIn: ['Production'] }, ['Switched off in Production']],
  [
    'all at once, the gravest first',
    {
      killedIn: ['Production', 'Staging'],
      requests: 2,
      waiting: 1,
      rounds: [
        { ...ready, id: 'round-0', kind: 'alpha', status: 'paused' },
        { ...ready, status: 'planned' },
      ],
    },
    [
      'Switched off in Production and Staging',
      'No new places while it is paused',
      '2 requests wait for an answer',
      'Waitlist of 1',
      'Beta round 1: waits for The engineer to say ready',
    ],
  ],
  ['nothing that matters once it is retired', { stage: 'retired', killedIn: ['Production'], rounds: [] }, []],
])('%s', (_what, changes, told) => {
  expect(words(changes)).toEqual(told);
});
