import { expect, test } from 'vitest';
import type { Following } from '#server/evaluation/snapshot/follow-changes.ts';
import { moment, snapshotOf } from '#tests/support/snapshot-rows.ts';
import { createHintKeeper, knowsHint } from './freshness-hint.ts';

const snapshot = snapshotOf([], []);
snapshot.position = { ...snapshot.position, revision: 7 };
const following: Following = {
  snapshot,
  confirmedAt: moment,
  heardOf: 7,
  startedFrom: 'database',
  catchUp: async () => {},
};
const second = moment / 1_000;

test.each([
  ['', true],
  ['?', true],
  ['?flagConfigEtag=7', true],
  ['?flagConfigEtag=8', false],
  ['?other=1&flagConfigEtag=8', false],
  ['?flagConfigEtag=%zz', true],
  ['?flagConfigEtag=', true],
  [`?flagConfigEtag=${'9'.repeat(40)}`, true],
  [`?flagConfigLastModified=${second}`, true],
  [`?flagConfigLastModified=${second + 1}`, false],
  [`?flagConfigLastModified=${encodeURIComponent(new Date(moment + 1_000).toISOString())}`, false],
  ['?flagConfigLastModified=nonsense', true],
])('%s', (query, known) => expect(knowsHint(`/ofrep/v1/evaluate/flags${query}`, following)).toBe(known));

test('a hint that nobody can confirm is waited for once in a while only', async () => {
  let asked = 0;
  const heed = createHintKeeper({
    ...following,
    catchUp: async () => {
      asked++;
    },
  });
  const url = '/ofrep/v1/evaluate/flags?flagConfigEtag=999';
  await heed(url, moment);
  expect(heed(url, moment + 249)).toBeUndefined();
  await heed(url, moment + 250);
  expect(asked).toBe(2);
});
