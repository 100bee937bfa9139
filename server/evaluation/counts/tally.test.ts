import { expect, test } from 'vitest';
import { answerFor } from '#server/evaluation/answers/answer.ts';
import type { Snapshot } from '#server/evaluation/snapshot/snapshot.ts';
import { grantId, grantRow, hour, moment, production, snapshotOf } from '#tests/support/snapshot-rows.ts';
import { Tally } from './tally.ts';

const environment = 'production';

function setting(accounts = ['acme', 'globex']) {
  const grants = [
    grantRow('java', 'acme'),
    grantRow('logs', 'acme', { startsAt: moment + hour, endsAt: moment + 2 * hour }),
  ];
  return snapshotOf(['java', 'logs', 'search'], accounts, [{ of: 'grants', rows: grants }]);
}

function single(tally: Tally, snapshot: Snapshot, featureKey: string, accountKey: string, at = moment) {
  const [feature, account] = [snapshot.feature(featureKey), snapshot.account(accountKey)];
  if (!feature || !account) throw new Error('The setting lacks it.');
  tally.countSingle(
    environment,
    account,
    feature,
    answerFor(feature, production, account, undefined, new Date(at)),
    at,
  );
}

function bulk(tally: Tally, snapshot: Snapshot, accountKey: string, at = moment) {
  const account = snapshot.account(accountKey);
  if (!account) throw new Error('The setting lacks it.');
  const catalogue = snapshot.catalogue(production);
  tally.countBulk(environment, account, catalogue, catalogue.answerTo(account, undefined, at), at);
}

const inKeys = (tally: Tally, enough = 1_000) =>
  Object.fromEntries(
    tally.takeRollups(enough).map((rollup) => [`${rollup.accountKey} ${rollup.featureKey}`, rollup]),
  );

test('answers are added up by environment, feature and account', () => {
  const [tally, snapshot] = [new Tally(), setting()];
  for (const later of [0, 10, 20]) single(tally, snapshot, 'java', 'acme', moment + later);
  single(tally, snapshot, 'java', 'globex', moment + 5);
  expect(inKeys(tally)).toEqual({
    'acme java': {
      environmentKey: environment,
      featureKey: 'java',
      accountKey: 'acme',
      firstOnAt: moment,
      lastOnAt: moment + 20,
      lastAskedAt: moment + 20,
      lastVariant: 'on',
      lastOn: true,
      onCount: 3,
      offCount: 0,
    },
    'globex java': expect.objectContaining({
      firstOnAt: null,
      lastOnAt: null,
      lastOn: false,
      onCount: 0,
      offCount: 1,
    }),
  });
  expect(tally.takeRollups(1_000)).toEqual([]);
});

test('a bulk answer counts for each of its features, before and after it changes', () => {
  const [tally, snapshot] = [new Tally(), setting()];
  for (const later of [0, 10, hour]) bulk(tally, snapshot, 'acme', moment + later);
  single(tally, snapshot, 'search', 'acme', moment + hour + 1);
  expect(inKeys(tally)).toMatchObject({
    'acme java': { onCount: 2, offCount: 1, lastOn: false, firstOnAt: moment, lastOnAt: moment + 10 },
    'acme logs': { onCount: 1, offCount: 2, lastOn: true, firstOnAt: moment + hour },
    'acme search': { onCount: 0, offCount: 4, lastAskedAt: moment + hour + 1 },
  });
});

test('the first on of a grant is told once, from a single or from a bulk answer', () => {
  const [tally, snapshot] = [new Tally(), setting()];
  bulk(tally, snapshot, 'acme');
  single(tally, snapshot, 'java', 'acme', moment + 1);
  single(tally, snapshot, 'java', 'globex');
  expect(tally.takeActivations()).toMatchObject([
    { grant: { id: grantId('java to acme') }, firstOnAt: moment },
  ]);
  single(tally, snapshot, 'java', 'acme', moment + 2);
  expect(tally.takeActivations()).toEqual([]);
  snapshot.apply([{ of: 'grants', rows: [grantRow('java', 'acme', { endsAt: moment + 5 * hour })] }], moment);
  single(tally, snapshot, 'java', 'acme', moment + 3);
  expect(tally.takeActivations()).toEqual([]);
});

test('a batch ends when it is full and the rest waits its turn', () => {
  const accounts = Array.from({ length: 10 }, (_, n) => `account-${n}`);
  const [tally, snapshot] = [new Tally(), setting([...accounts, 'acme'])];
  for (const account of accounts) bulk(tally, snapshot, account);
  expect(tally.takeRollups(4)).toHaveLength(6);
  bulk(tally, snapshot, 'account-0', moment + 1);
  const rest = tally.takeRollups(1_000);
  expect(rest).toHaveLength(27);
  expect(rest.at(-1)).toMatchObject({ accountKey: 'account-0', offCount: 1 });
});

test('what it holds is bounded; what has no room is dropped and counted, never what was promised', () => {
  const tally = new Tally({ maxAccounts: 1, maxRollups: 2, maxActivations: 1 });
  const snapshot = setting();
  single(tally, snapshot, 'java', 'acme');
  single(tally, snapshot, 'java', 'globex');
  expect(tally.dropped).toBe(1);
  for (const feature of ['logs', 'search']) single(tally, snapshot, feature, 'acme');
  expect(tally.dropped).toBe(2);
  expect(Object.keys(inKeys(tally))).toEqual(['acme java', 'acme logs']);
  expect(tally.takeActivations()).toHaveLength(1);
  single(tally, snapshot, 'java', 'globex');
  expect(Object.keys(inKeys(tally))).toEqual(['globex java']);
});

test('a snapshot that was loaded again counts on where the one before stopped', () => {
  const tally = new Tally();
  for (const snapshot of [setting(), setting()]) {
    single(tally, snapshot, 'java', 'acme');
    bulk(tally, snapshot, 'acme');
  }
  const rollups = tally.takeRollups(1_000);
  const names = rollups.map(({ accountKey, featureKey }) => `${accountKey} ${featureKey}`);
  expect(names.toSorted()).toEqual(['acme java', 'acme logs', 'acme search']);
  expect(rollups.find(({ featureKey }) => featureKey === 'java')?.onCount).toBe(4);
});
