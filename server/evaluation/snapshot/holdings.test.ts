import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answerFor } from '#server/evaluation/answers/answer.ts';
import {
  featureRow,
  grantId,
  grantRow,
  hour,
  keyRow,
  moment,
  production,
  snapshotOf,
} from '#tests/support/snapshot-rows.ts';
import type { GrantRow, Rows } from './rows.ts';
import { Snapshot } from './snapshot.ts';

const features = ['a', 'b', 'c'];
const accounts = ['acme', 'globex', 'initech', 'hooli'];
const contacts = ['ada', 'bob'];

/** What a plain reading of the rows says: every row is kept, and all are looked through. */
class Model {
  readonly grants = new Map<string, GrantRow>();
  readonly excluded = new Set<string>();

  covering(feature: string, account: string, contact: string | undefined, at: number): GrantRow | undefined {
    if (this.excluded.has(`${feature} ${account}`)) return undefined;
    return this.held(account)
      .filter(({ featureId }) => featureId === `id-of-${feature}`)
      .filter(({ startsAt, endsAt }) => startsAt <= at && at < endsAt)
      .find(({ contactKeys }) => contactKeys.length === 0 || contactKeys.includes(contact ?? ''));
  }

  held(account: string): GrantRow[] {
    return [...this.grants.values()]
      .filter(({ accountId }) => accountId === `id-of-${account}`)
      .sort((a, b) => a.startsAt - b.startsAt || (a.id < b.id ? -1 : 1));
  }
}

const anyFeature = fc.constantFrom(...features);
const anyAccount = fc.constantFrom(...accounts);
const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('grant' as const),
      feature: anyFeature,
      account: anyAccount,
      number: fc.nat(2),
      contactKeys: fc.subarray(contacts),
      variant: fc.constantFrom('on', 'off'),
      from: fc.integer({ min: -3, max: 6 }),
      hours: fc.integer({ min: -1, max: 8 }),
      round: fc.option(fc.integer({ min: 1, max: 3 })),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('exclude' as const),
      feature: anyFeature,
      account: anyAccount,
      lifted: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('pass' as const), hours: fc.nat(3) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('feature' as const), feature: anyFeature }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

function rowsOf(one: Step, now: number, model: Model): Rows[] {
  if (one.do === 'pass') return [];
  if (one.do === 'feature') return [{ of: 'features', rows: [featureRow(one.feature, { stage: 'ga' })] }];
  if (one.do === 'exclude') {
    const { feature, account, lifted } = one;
    if (lifted) model.excluded.delete(`${feature} ${account}`);
    else model.excluded.add(`${feature} ${account}`);
    const pair = { featureId: `id-of-${feature}`, accountId: `id-of-${account}` };
    return [{ of: 'exclusions', rows: [{ ...pair, lifted }] }];
  }
  const { feature, account, number, contactKeys, variant, from, hours, round } = one;
  const row = grantRow(feature, account, {
    id: grantId(`${feature} ${account} ${number}`),
    contactKeys,
    variant,
    startsAt: now + from * hour,
    endsAt: now + (from + hours) * hour,
    roundKind: round === null ? null : 'beta',
    roundNumber: round,
  });
  model.grants.set(row.id, row);
  return [{ of: 'grants', rows: [row] }];
}

function expectSame(snapshot: Snapshot, model: Model, now: number): void {
  for (const account of accounts) {
    const known = snapshot.account(account);
    if (!known) throw new Error(`There is no account ${account}.`);
    const living = model.held(account).filter(({ endsAt }) => endsAt > now);
    const changes = living.flatMap(({ startsAt, endsAt }) => [startsAt, endsAt]).filter((at) => at > now);
    const next = known.nextChangeAfter(now);
    expect(next).toBeGreaterThan(now);
    expect(next).toBeLessThanOrEqual(Math.min(...changes, Number.POSITIVE_INFINITY));
    const special = new Set([...known.specialFeatures()].map(({ key }) => key));
    for (const feature of features) {
      const isExcluded = model.excluded.has(`${feature} ${account}`);
      if (isExcluded || living.some(({ featureId }) => featureId === `id-of-${feature}`))
        expect(special).toContain(feature);
      for (const contact of [...contacts, undefined]) {
        const live = snapshot.feature(feature);
        if (!live) throw new Error(`There is no feature ${feature}.`);
        const { grant, variant, text } = answerFor(live, production, known, contact, new Date(now));
        const expected = model.covering(feature, account, contact, now);
        expect(grant?.id).toBe(expected?.id);
        if (!expected) continue;
        expect(variant).toBe(expected.variant);
        expect(JSON.parse(text).metadata).toMatchObject({
          grantId: expected.id,
          expiresAt: new Date(expected.endsAt).toISOString(),
        });
        const { roundNumber } = expected;
        expect(grant?.round).toBe(roundNumber === null ? undefined : `beta round ${roundNumber}`);
      }
    }
  }
}

test('it answers as a plain reading of all rows does, whatever happened in whatever order', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 40 }), (steps) => {
      const [snapshot, model] = [snapshotOf(features, accounts), new Model()];
      let now = moment;
      let frozen = snapshot.freeze();
      for (const [place, one] of steps.entries()) {
        if (one.do === 'pass') now += one.hours * hour;
        if (place % 5 === 0) frozen = snapshot.freeze();
        if (place % 5 === 3) snapshot.thaw(frozen);
        snapshot.apply(rowsOf(one, now, model), now);
        expectSame(snapshot, model, now);
      }
    }),
    { numRuns: 150 },
  );
});

test('among thousands each grant is found, those that end make room, and what is frozen stays', () => {
  const many = Array.from({ length: 3_000 }, (_, n) => `account-${n}`);
  const grants = many.flatMap((account) => features.map((feature) => grantRow(feature, account)));
  const snapshot = snapshotOf(features, many, [{ of: 'grants', rows: grants }]);
  expect(snapshot.sizes).toEqual({ features: 3, accounts: 3_000, grants: 9_000 });
  const frozen = snapshot.freeze();
  const before = frozen.pages.map(({ words }) => words.slice());
  const ended = grants.filter((_, place) => place % 2 === 0).map((row) => ({ ...row, endsAt: moment }));
  snapshot.apply([{ of: 'grants', rows: ended }], moment);
  expect(snapshot.sizes.grants).toBe(4_500);
  for (const [place, row] of grants.entries()) {
    const feature = snapshot.feature(features[place % 3] ?? '');
    const account = snapshot.account(many[Math.floor(place / 3)] ?? '');
    const held = feature && account?.grantsOf(feature).map(({ id }) => id);
    expect(held).toEqual(place % 2 === 0 ? [] : [row.id]);
  }
  snapshot.apply([{ of: 'grants', rows: grants }], moment);
  expect(snapshot.sizes.grants).toBe(9_000);
  expect(snapshot.freeze().pages).toHaveLength(frozen.pages.length);
  expect(frozen.pages.map(({ words }) => words)).toEqual(before);
});

test('that a grant was activated is known to whoever asks for it, and survives its change', () => {
  const snapshot = snapshotOf(['a'], ['acme'], [{ of: 'grants', rows: [grantRow('a', 'acme')] }]);
  const grant = () => {
    const feature = snapshot.feature('a');
    return feature && snapshot.account('acme')?.grantsOf(feature)[0];
  };
  const before = grant();
  if (before) before.activated = true;
  expect(grant()?.activated).toBe(true);
  snapshot.apply([{ of: 'grants', rows: [grantRow('a', 'acme', { endsAt: moment + 9 * hour })] }], moment);
  expect(grant()).toMatchObject({ activated: true, endsMs: moment + 9 * hour });
});

test('it says whose answers a change may have altered', () => {
  const snapshot = new Snapshot();
  const quiet = { everybody: false, accountKeys: new Set(), keys: false };
  const apply = (...rows: Rows[]) => snapshot.apply(rows, moment);
  expect(apply()).toEqual(quiet);
  expect(apply({ of: 'features', rows: [featureRow('a')] })).toEqual({ ...quiet, everybody: true });
  const serving = { featureId: 'id-of-a', environmentKey: 'production', serving: 'granted' } as const;
  expect(apply({ of: 'servings', rows: [serving] })).toEqual({ ...quiet, everybody: true });
  const rows = accounts.map((key) => ({ id: `id-of-${key}`, key }));
  expect(apply({ of: 'accounts', rows })).toEqual({ ...quiet, accountKeys: new Set(accounts) });
  expect(apply({ of: 'accounts', rows })).toEqual(quiet);
  const exclusion = { featureId: 'id-of-a', accountId: 'id-of-globex', lifted: false };
  const held = grantRow('a', 'acme');
  expect(apply({ of: 'grants', rows: [held] }, { of: 'exclusions', rows: [exclusion] })).toEqual({
    ...quiet,
    accountKeys: new Set(['acme', 'globex']),
  });
  const key = keyRow('abcdefgh01234567');
  expect(apply({ of: 'keys', rows: [key] })).toEqual({ ...quiet, keys: true });
  expect(apply({ of: 'grants', rows: [{ ...held, endsAt: moment }] }).accountKeys).toEqual(new Set(['acme']));
});
