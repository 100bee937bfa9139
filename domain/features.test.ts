import { describe, expect, test } from 'vitest';
import { createAccount } from '#domain/account-book.ts';
import {
  createFeature,
  declareGa,
  type EndingState,
  killFeature,
  liftKill,
  retireFeature,
} from '#domain/features.ts';
import { createFeatureInput } from '#domain/inputs/features.ts';
import { createKey, revokeKey } from '#domain/key-ring.ts';
import { acme, actOf, aSentence, javaSupport, noon, person } from '#tests/support/facts.ts';

const uuid = '8f14e45f-ceea-4670-8a3b-7a1d3a4e1c11';
const pm = () => actOf(person('pm'));
const globex = { ...acme, id: 'account-2', name: 'Globex' };

describe('creating', () => {
  const feature = createFeatureInput.parse({
    key: 'java-support',
    name: 'Java support',
    summary: 'Trace Java functions.',
    pmId: uuid,
    engineerId: uuid,
  });
  const facts = { keyTaken: false, pmIsPm: true, engineerIsEngineer: true };

  test('a feature', () => {
    expect(createFeature(facts, feature, pm())).toMatchObject({
      next: { id: 'new-1', key: 'java-support' },
      events: [{ type: 'feature.created', valueType: 'boolean' }],
    });
  });

  test.each([
    [{ keyTaken: true }, 'conflict'],
    [{ pmIsPm: false }, 'invalid'],
    [{ engineerIsEngineer: false }, 'invalid'],
  ])('not with %o', (change, code) => {
    expect(createFeature({ ...facts, ...change }, feature, pm())).toMatchObject({
      code,
      sentence: expect.stringMatching(aSentence),
    });
  });

  const account = {
    key: 'acme',
    name: 'Acme',
    ownerId: uuid,
    tier: 'Business',
    type: 'customer',
    arr: 1,
    region: 'EU',
    tags: [],
  } as const;
  const owner = { id: uuid, name: 'The sales', teamId: 'team-1' };

  test('an account, in the team of its owner', () => {
    expect(createAccount({ keyTaken: false, owner }, { ...account, tags: [] }, pm())).toMatchObject({
      next: { key: 'acme', teamId: 'team-1' },
      events: [{ type: 'account.created', owner: { id: uuid, name: 'The sales' } }],
    });
  });

  test.each([
    [{ keyTaken: true, owner }, 'conflict'],
    [{ keyTaken: false, owner: undefined }, 'invalid'],
  ])('no account with %o', (state, code) => {
    expect(createAccount(state, { ...account, tags: [] }, pm())).toMatchObject({
      code,
      sentence: expect.stringMatching(aSentence),
    });
  });

  const newKey = { name: 'App', kind: 'server', environmentKey: 'production' } as const;
  const production = { key: 'production', production: true };
  const keyAct = { ...pm(), newId: () => uuid };

  test('a key with an id of 16 characters', () => {
    expect(createKey(production, newKey, keyAct)).toMatchObject({ next: { id: '8f14e45fceea4670' } });
  });

  test.each([
    ['not_found', undefined, newKey],
    ['invalid', production, { ...newKey, expiresAt: noon }],
  ])('no key: %s', (code, environment, input) => {
    expect(createKey(environment, input, keyAct)).toMatchObject({
      code,
      sentence: expect.stringMatching(aSentence),
    });
  });

  test('a key is revoked once', () => {
    const kept = {
      id: 'k',
      name: 'App',
      kind: 'server',
      environmentKey: 'production',
      revokedAt: null,
    } as const;
    expect(revokeKey(kept)).toMatchObject({ events: [{ type: 'key.revoked' }] });
    expect(revokeKey({ ...kept, revokedAt: noon })).toMatchObject({ code: 'conflict' });
  });
});

describe('the kill switch', () => {
  const state = (killedFrom: 'granted' | 'everyone' | null) => ({
    feature: { ...javaSupport, stage: 'beta' as const },
    environment: { key: 'production', name: 'Production' },
    serving: killedFrom ? ('nobody' as const) : ('everyone' as const),
    killedFrom,
    affected: 4,
  });

  test('remembers what it switched off, and lifting gives it back', () => {
    const killed = killFeature(state(null), 'It leaks.');
    expect(killed).toMatchObject({
      next: { serving: 'nobody', killedFrom: 'everyone' },
      events: [{ type: 'feature.killed', from: 'everyone', affected: 4 }],
    });
    expect(liftKill(state('everyone'), 'Mended.')).toMatchObject({
      next: { serving: 'everyone', killedFrom: null },
      events: [{ type: 'feature.kill_lifted', to: 'everyone' }],
    });
  });

  test.each([
    ['pulled twice', () => killFeature(state('granted'), 'Again.')],
    ['lifted twice', () => liftKill(state(null), 'Again.')],
    [
      'pulled on what is retired',
      () => killFeature({ ...state(null), feature: { ...javaSupport, stage: 'retired' } }, 'Why not.'),
    ],
  ])('is not %s', (_name, decide) => {
    expect(decide()).toMatchObject({ code: 'conflict', sentence: expect.stringMatching(aSentence) });
  });
});

describe('the end of testing', () => {
  const state = (changes: Partial<EndingState> = {}): EndingState => ({
    feature: { ...javaSupport, stage: 'beta' },
    killedInProduction: false,
    rounds: [
      { id: 'round-1', kind: 'beta', number: 1 },
      { id: 'round-2', kind: 'beta', number: 2 },
    ],
    grants: [
      { id: 'grant-1', account: acme },
      { id: 'grant-2', account: globex },
    ],
    requests: [{ id: 'request-1', account: acme }],
    ...changes,
  });
  const change = {
    closeRounds: ['round-1', 'round-2'],
    endGrants: ['grant-1', 'grant-2'],
    cancelRequests: ['request-1'],
  };

  test('GA converts what lives and tells each of it once', () => {
    const ga = declareGa(state(), undefined);
    expect(ga).toMatchObject({ next: { stage: 'ga', ...change } });
    expect(ga.ok && ga.events).toMatchObject([
      { type: 'feature.declared_ga', converted: 2 },
      { type: 'round.closed', ended: 0 },
      { type: 'round.closed', ended: 0 },
      { type: 'grant.converted', grantId: 'grant-1' },
      { type: 'grant.converted', grantId: 'grant-2' },
      { type: 'request.cancelled' },
    ]);
  });

  test('retiring ends what lives and counts it once', () => {
    const retired = retireFeature(state(), 'Nobody used it.');
    expect(retired).toMatchObject({ next: { stage: 'retired', ...change } });
    expect(retired.ok && retired.events).toMatchObject([
      { type: 'feature.retired', ended: 2, reason: 'Nobody used it.' },
      { type: 'round.closed', ended: 0, reason: 'Beta round 1 ended with it.' },
      { type: 'round.closed', ended: 0, reason: 'Beta round 2 ended with it.' },
      { type: 'grant.revoked', reason: 'Java support was retired.' },
      { type: 'grant.revoked', reason: 'Java support was retired.' },
      { type: 'request.cancelled', reason: 'Java support was retired.' },
    ]);
  });

  test('a killed feature is not declared GA', () => {
    expect(declareGa(state({ killedInProduction: true }), undefined)).toMatchObject({
      code: 'conflict',
      sentence: expect.stringMatching(aSentence),
    });
  });
});
