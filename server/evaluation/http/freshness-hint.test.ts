import { expect, test } from 'vitest';
import { sealRevision } from '#server/evaluation/revision-tag.ts';
import { snapshotOf } from '#tests/support/snapshot-rows.ts';
import { knowsHint } from './freshness-hint.ts';

const snapshot = snapshotOf([], []);
snapshot.position = { ...snapshot.position, revision: 7, epoch: 'ours' };
const sealed = (revision: number, epoch = 'ours') => sealRevision({ revision, epoch });

test.each([
  ['', true],
  ['?', true],
  [`?flagConfigEtag=${sealed(7)}`, true],
  [`?flagConfigEtag=${sealed(8)}`, false],
  [`?other=1&flagConfigEtag=${sealed(8)}&more`, false],
  [`?flagConfigEtag=${sealed(8, 'theirs')}`, true],
  ['?flagConfigEtag=999999999999999', true],
  ['?flagConfigEtag=%zz', true],
  ['?flagConfigEtag=', true],
  ['?flagConfigLastModified=99999999999', true],
])('%s', (query, known) => expect(knowsHint(`/ofrep/v1/evaluate/flags${query}`, { snapshot })).toBe(known));

test('before anything was read there is nothing to compare with', () => {
  expect(knowsHint(`/x?flagConfigEtag=${sealed(8)}`, { snapshot: undefined })).toBe(true);
});
