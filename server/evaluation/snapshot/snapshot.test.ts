import { expect, test } from 'vitest';
import { answerFor } from '#server/evaluation/answers/answer.ts';
import {
  featureRow,
  grantId,
  grantRow,
  hour,
  moment,
  production,
  snapshotOf,
} from '#tests/support/snapshot-rows.ts';
import type { Snapshot } from './snapshot.ts';

function ask(snapshot: Snapshot, feature: string, account: string, at = moment, contactKey?: string) {
  const known = snapshot.feature(feature);
  if (!known) throw new Error(`There is no feature ${feature}.`);
  const answer = answerFor(known, production, snapshot.account(account), contactKey, new Date(at));
  return JSON.parse(answer.text) as { value: unknown; reason: string; metadata: Record<string, unknown> };
}

test('a grant is judged against the moment of the answer', () => {
  const snapshot = snapshotOf(['java'], ['acme'], [{ of: 'grants', rows: [grantRow('java', 'acme')] }]);
  const values = [-hour - 1, -hour, 0, hour - 1, hour].map(
    (later) => ask(snapshot, 'java', 'acme', moment + later).value,
  );
  expect(values).toEqual([false, true, true, true, false]);
  expect(ask(snapshot, 'java', 'acme').metadata).toEqual({
    cause: 'grant',
    stage: 'beta',
    round: 'beta round 1',
    grantId: grantId('java to acme'),
    expiresAt: '2027-01-15T13:00:00.000Z',
  });
});

test('a changed grant takes the place of the one before, and an ended one is forgotten', () => {
  const snapshot = snapshotOf(['java'], ['acme'], [{ of: 'grants', rows: [grantRow('java', 'acme')] }]);
  snapshot.apply([{ of: 'grants', rows: [grantRow('java', 'acme', { endsAt: moment + 9 * hour })] }], moment);
  expect(ask(snapshot, 'java', 'acme', moment + 8 * hour).value).toBe(true);
  snapshot.apply([{ of: 'grants', rows: [grantRow('java', 'acme', { endsAt: moment })] }], moment);
  expect(ask(snapshot, 'java', 'acme').value).toBe(false);
  expect([...(snapshot.account('acme')?.specialFeatures() ?? [])]).toEqual([]);
});

test('a later grant waits behind the one that lives', () => {
  const next = grantRow('java', 'acme', {
    id: grantId('next'),
    startsAt: moment + hour,
    endsAt: moment + 2 * hour,
  });
  const snapshot = snapshotOf(['java'], ['acme'], [{ of: 'grants', rows: [grantRow('java', 'acme'), next] }]);
  expect(ask(snapshot, 'java', 'acme').metadata.grantId).toBe(grantId('java to acme'));
  expect(ask(snapshot, 'java', 'acme', moment + hour).metadata.grantId).toBe(grantId('next'));
});

test('a grant for some contacts is theirs alone', () => {
  const narrowed = grantRow('java', 'acme', { contactKeys: ['ada'] });
  const snapshot = snapshotOf(['java'], ['acme'], [{ of: 'grants', rows: [narrowed] }]);
  const values = ['ada', 'bob', undefined].map(
    (contact) => ask(snapshot, 'java', 'acme', moment, contact).value,
  );
  expect(values).toEqual([true, false, false]);
});

test('an exclusion goes before a grant until it is lifted', () => {
  const pair = { featureId: 'id-of-java', accountId: 'id-of-acme' };
  const snapshot = snapshotOf(
    ['java'],
    ['acme'],
    [
      { of: 'grants', rows: [grantRow('java', 'acme')] },
      { of: 'exclusions', rows: [{ ...pair, lifted: false }] },
    ],
  );
  expect(ask(snapshot, 'java', 'acme')).toMatchObject({ value: false, metadata: { cause: 'excluded' } });
  snapshot.apply([{ of: 'exclusions', rows: [{ ...pair, lifted: true }] }], moment);
  expect(ask(snapshot, 'java', 'acme').value).toBe(true);
});

test('a feature that changes keeps its grants and tells its new values', () => {
  const snapshot = snapshotOf(['java'], ['acme'], [{ of: 'grants', rows: [grantRow('java', 'acme')] }]);
  expect(ask(snapshot, 'java', 'acme')).toMatchObject({ value: true, metadata: { stage: 'beta' } });
  const changed = featureRow('java', { stage: 'ga', variants: { on: 'naïve ☕', off: '' } });
  snapshot.apply([{ of: 'features', rows: [changed] }], moment);
  expect(ask(snapshot, 'java', 'acme')).toMatchObject({ value: 'naïve ☕', metadata: { stage: 'ga' } });
  expect(ask(snapshot, 'java', 'globex').value).toBe('');
});

test('names of properties are unknown flags, accounts and keys', () => {
  const snapshot = snapshotOf(['java'], ['acme']);
  for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
    expect(snapshot.feature(name)).toBeUndefined();
    expect(snapshot.account(name)).toBeUndefined();
    expect(snapshot.key(name)).toBeUndefined();
  }
});

test('an environment that the feature does not know gets nothing of it', () => {
  const snapshot = snapshotOf(['java'], ['acme'], [{ of: 'grants', rows: [grantRow('java', 'acme')] }]);
  const feature = snapshot.feature('java');
  expect(
    feature &&
      answerFor(
        feature,
        { ...production, environmentKey: 'elsewhere' },
        snapshot.account('acme'),
        undefined,
        new Date(moment),
      ).on,
  ).toBe(false);
});

test('grants that ended long ago are forgotten bit by bit, and no answer changes', () => {
  const accounts = Array.from({ length: 6_000 }, (_, number) => `account-${number}`);
  const held = accounts.map((account, number) =>
    grantRow('java', account, { endsAt: moment + (number % 2 === 0 ? 1 : 9) * hour }),
  );
  const snapshot = snapshotOf(['java'], accounts, [{ of: 'grants', rows: held }]);
  const later = moment + 3 * hour;
  const answers = () => accounts.slice(0, 50).map((account) => ask(snapshot, 'java', account, later).value);
  const before = answers();
  snapshot.sweep(moment + 2 * hour - 1);
  expect(snapshot.sizes.grants).toBe(6_000);
  snapshot.sweep(later);
  expect(snapshot.sizes.grants).toBeLessThan(6_000);
  snapshot.sweep(later);
  expect(snapshot.sizes.grants).toBe(3_000);
  expect(answers()).toEqual(before);
  snapshot.sweep(moment + 99 * hour);
  snapshot.sweep(moment + 99 * hour);
  expect(snapshot.sizes.grants).toBe(0);
});
