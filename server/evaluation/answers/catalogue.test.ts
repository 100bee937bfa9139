import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Rows } from '#server/evaluation/snapshot/rows.ts';
import type { Snapshot } from '#server/evaluation/snapshot/snapshot.ts';
import { featureRow, grantRow, hour, moment, production, snapshotOf } from '#tests/support/snapshot-rows.ts';
import { type Audience, answerFor } from './answer.ts';

const features = ['a', 'b', 'c', 'd', 'e', 'f'];

const more = ',"more":true';

function bulk(
  snapshot: Snapshot,
  account: string,
  at = moment,
  contactKey?: string,
  audience: Audience = production,
) {
  const catalogue = snapshot.catalogue(audience);
  const answer = catalogue.answerTo(snapshot.account(account), contactKey, at);
  const target = Buffer.alloc(catalogue.sizeOf(answer, more));
  catalogue.writeWith(answer.special, more, target);
  return { text: target.toString(), etag: answer.fingerprint };
}

/** The same, feature by feature. */
function oneByOne(snapshot: Snapshot, account: string, at = moment, contactKey?: string): string {
  const answers = features.map((key) => {
    const feature = snapshot.feature(key);
    if (!feature) throw new Error(`There is no feature ${key}.`);
    return answerFor(feature, production, snapshot.account(account), contactKey, new Date(at)).text;
  });
  return `{"flags":[${answers.join(',')}],"metadata":{},"more":true}`;
}

const someGrants = fc
  .uniqueArray(fc.constantFrom(...features), { maxLength: 6 })
  .map((held) =>
    held.map((feature, place) => grantRow(feature, 'acme', { endsAt: moment + (place + 1) * hour })),
  );
const someExclusions = fc
  .uniqueArray(fc.constantFrom(...features), { maxLength: 3 })
  .map((excluded) =>
    excluded.map((feature) => ({ featureId: `id-of-${feature}`, accountId: 'id-of-acme', lifted: false })),
  );

test('a bulk answer is what each feature would be answered, and its tag changes exactly with it', () => {
  const steps = fc.array(fc.record({ hours: fc.nat(8), grants: someGrants, exclusions: someExclusions }), {
    minLength: 2,
    maxLength: 6,
  });
  fc.assert(
    fc.property(steps, (moments) => {
      const snapshot = snapshotOf([...features].reverse(), ['acme']);
      const seen = new Map<string, string>();
      for (const { hours, grants, exclusions } of moments) {
        const changes: Rows[] = [
          { of: 'grants', rows: grants },
          { of: 'exclusions', rows: exclusions },
        ];
        snapshot.apply(changes, moment);
        for (const at of [moment, moment + hours * hour]) {
          const { text, etag } = bulk(snapshot, 'acme', at);
          expect(text).toBe(oneByOne(snapshot, 'acme', at));
          expect(seen.get(etag) ?? text).toBe(text);
          for (const [otherTag, otherText] of seen) if (otherText === text) expect(etag).toBe(otherTag);
          seen.set(etag, text);
        }
      }
    }),
    { numRuns: 200 },
  );
});

test('two accounts with the same answers have the same tag; a feature that changes, changes it', () => {
  const snapshot = snapshotOf(features, ['acme', 'globex']);
  const before = bulk(snapshot, 'acme');
  expect(bulk(snapshot, 'globex')).toEqual(before);
  expect(bulk(snapshot, 'unknown')).toEqual(before);
  snapshot.apply([{ of: 'features', rows: [featureRow('c', { stage: 'ga' })] }], moment);
  expect(bulk(snapshot, 'acme').etag).not.toBe(before.etag);
  snapshot.apply([{ of: 'features', rows: [featureRow('c')] }], moment);
  expect(bulk(snapshot, 'acme')).toEqual(before);
});

test('serving everyone changes the answers of everybody but the excluded', () => {
  const snapshot = snapshotOf(
    features,
    ['acme'],
    [{ of: 'exclusions', rows: [{ featureId: 'id-of-b', accountId: 'id-of-acme', lifted: false }] }],
  );
  const excluded = bulk(snapshot, 'acme');
  const serving = { featureId: 'id-of-b', environmentKey: 'production', serving: 'everyone' } as const;
  snapshot.apply([{ of: 'servings', rows: [serving] }], moment);
  expect(bulk(snapshot, 'acme')).toEqual(excluded);
  expect(bulk(snapshot, 'globex').text).toContain('{"key":"b","value":true,"variant":"on","reason":"STATIC"');
});

test('contacts of one account are told apart when a grant is for some of them', () => {
  const narrowed = grantRow('a', 'acme', { contactKeys: ['ada'] });
  const snapshot = snapshotOf(features, ['acme'], [{ of: 'grants', rows: [narrowed] }]);
  for (const contact of ['ada', 'bob', undefined, 'ada'])
    expect(bulk(snapshot, 'acme', moment, contact).text).toBe(oneByOne(snapshot, 'acme', moment, contact));
});

test('without features the answer is an empty list', () => {
  expect(bulk(snapshotOf([], ['acme']), 'acme').text).toBe('{"flags":[],"metadata":{},"more":true}');
});

test('a browser is told of visible features only, and nothing but value, variant and reason', () => {
  const visible = ['b', 'd'].map((key) => featureRow(key, { visibleToClients: true }));
  const held = ['a', 'b'].map((feature) => grantRow(feature, 'acme'));
  const snapshot = snapshotOf(
    features,
    ['acme'],
    [
      { of: 'features', rows: visible },
      { of: 'grants', rows: held },
    ],
  );
  const page = { ...production, kind: 'client' } as const;
  const off = { value: false, variant: 'off', reason: 'DEFAULT', metadata: {} };
  expect(JSON.parse(bulk(snapshot, 'acme', moment, undefined, page).text).flags).toEqual([
    { key: 'b', value: true, variant: 'on', reason: 'TARGETING_MATCH', metadata: {} },
    { key: 'd', ...off },
  ]);
  expect(JSON.parse(bulk(snapshot, 'globex', moment, undefined, page).text).flags).toEqual([
    { key: 'b', ...off },
    { key: 'd', ...off },
  ]);
});
