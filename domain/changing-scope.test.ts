import { describe, expect, test } from 'vitest';
import type { AccessFacts } from '#domain/access.ts';
import { changeScope, type ScopedGrant } from '#domain/changing-scope.ts';
import { addDays } from '#domain/dates.ts';
import type { ScopeWish } from '#domain/grant-scope.ts';
import type { Role } from '#domain/permissions.ts';
import { accessFacts, acme, actOf, aSentence, javaSupport, noon, person } from '#tests/support/facts.ts';

const held: ScopedGrant = {
  id: 'grant-1',
  feature: javaSupport,
  account: acme,
  createdAt: noon,
  startsAt: noon,
  expiresAt: addDays(noon, 30),
  endedAt: null,
  endedAs: null,
  source: 'request',
  sellerId: 'the-sales',
  roundId: 'round-1',
  variant: 'v2',
  contactKeys: [],
};
const holding = (changes: Parameters<typeof accessFacts>[0] = {}) =>
  accessFacts({ holdsLivingGrant: true, ...changes });
const state = (changes: Partial<ScopedGrant> = {}, facts: AccessFacts = holding()) => ({
  facts,
  feature: javaSupport,
  account: acme,
  onVariant: 'v2',
  offVariant: 'v1',
  variants: { v1: 'one', v2: 'two', v3: 'three' },
  contactKeys: ['data', 'on-call', 'platform'],
  round: facts.round && { id: 'round-1', defaultDays: 30, maxDays: facts.round.maxDays },
  held: { ...held, ...changes },
});
const by = (role: Role) => actOf(person(role));
const sales = by('sales');
const alpha = holding({ round: { kind: 'alpha' } });

describe('changing the scope of a living grant, where the policy allows it', () => {
  test.each<readonly [string, Partial<ScopedGrant>, ScopeWish, object, readonly object[]]>([
    [
      'narrows it to some contacts',
      {},
      { contactKeys: ['on-call', 'data'] },
      { variant: 'v2', contactKeys: ['data', 'on-call'] },
      [{ what: 'contacts', from: 'everyone at Acme', to: '2 contacts' }],
    ],
    [
      'widens it',
      { contactKeys: ['data'], variant: 'v3' },
      { contactKeys: [] },
      { variant: 'v3', contactKeys: [] },
      [{ what: 'contacts', from: '1 contact', to: 'everyone at Acme' }],
    ],
    [
      'gives other contacts',
      { contactKeys: ['data'] },
      { contactKeys: ['on-call'] },
      { variant: 'v2', contactKeys: ['on-call'] },
      [{ what: 'contacts', from: '1 contact', to: '1 contact, others' }],
    ],
    [
      'gives another variant to the same contacts',
      { contactKeys: ['data'] },
      { variant: 'v3' },
      { variant: 'v3', contactKeys: ['data'] },
      [{ what: 'variant', from: 'v2', to: 'v3' }],
    ],
    [
      'does both, before it starts',
      { startsAt: addDays(noon, 2) },
      { variant: 'v3', contactKeys: ['data'] },
      { variant: 'v3', contactKeys: ['data'] },
      [
        { what: 'variant', from: 'v2', to: 'v3' },
        { what: 'contacts', from: 'everyone at Acme', to: '1 contact' },
      ],
    ],
  ])('%s', (_name, changes, wish, next, told) => {
    expect(changeScope(state(changes), { ...wish, reason: 'They said so.' }, sales)).toEqual({
      ok: true,
      next,
      events: [
        {
          type: 'grant.scope_changed',
          feature: javaSupport,
          account: acme,
          grantId: 'grant-1',
          changes: told,
          reason: 'They said so.',
        },
      ],
    });
  });

  test.each<readonly [string, string, Partial<ScopedGrant>, ScopeWish]>([
    [
      'conflict',
      'what it is already',
      { contactKeys: ['on-call', 'data'] },
      { contactKeys: ['data', 'on-call'] },
    ],
    ['conflict', 'nothing', {}, {}],
    ['conflict', 'what ended', { endedAt: noon, endedAs: 'revoked' }, { variant: 'v3' }],
    ['conflict', 'what expired', { expiresAt: noon }, { variant: 'v3' }],
    ['invalid', 'the off variant', {}, { variant: 'v1' }],
    ['invalid', 'an unknown contact', {}, { contactKeys: ['nobody'] }],
  ])('is refused as %s for %s', (code, _name, changes, wish) => {
    expect(changeScope(state(changes), wish, sales)).toMatchObject({
      ok: false,
      code,
      sentence: expect.stringMatching(aSentence),
    });
  });
});

describe('what was approved', () => {
  const few = { contactKeys: ['data', 'on-call'] };
  const narrower: readonly (readonly [string, Partial<ScopedGrant>, ScopeWish])[] = [
    ['from everyone to some', {}, { contactKeys: ['data'] }],
    ['from some to fewer', few, { contactKeys: ['on-call'] }],
  ];
  test.each(narrower)('is narrowed %s without anybody, whatever the policy and the round say', (...given) => {
    const [, changes, wish] = given;
    const paused = holding({ round: { kind: 'alpha', status: 'paused' } });
    for (const facts of [alpha, paused, holding({ round: 'none' })])
      for (const source of ['request', 'break_glass'] as const)
        expect(changeScope(state({ ...changes, source }, facts), wish, sales)).toMatchObject({ ok: true });
  });

  const wider: readonly (readonly [string, Partial<ScopedGrant>, ScopeWish])[] = [
    ['to everyone', few, { contactKeys: [] }],
    ['to one more', few, { contactKeys: ['data', 'on-call', 'platform'] }],
    ['to somebody else', few, { contactKeys: ['platform'] }],
    ['to another variant', {}, { variant: 'v3' }],
    ['to another variant for fewer', few, { variant: 'v3', contactKeys: ['data'] }],
  ];
  test.each(wider)('is not changed %s without the yes that the policy wants', (_name, changes, wish) => {
    expect(changeScope(state(changes, alpha), wish, sales)).toEqual({
      ok: false,
      code: 'needs_approval',
      sentence:
        "Alpha features ask the feature's product manager. To give Acme more of Java support than it has, end it and ask anew for that.",
    });
    for (const role of ['pm', 'admin'] as const)
      expect(changeScope(state(changes, alpha), wish, by(role))).toMatchObject({ ok: true });
  });

  test.each(wider)('by break-glass is not changed %s by anybody past the policy', (_name, changes, wish) => {
    for (const role of ['sales', 'pm', 'admin'] as const)
      expect(changeScope(state({ ...changes, source: 'break_glass' }, alpha), wish, by(role))).toMatchObject({
        code: 'needs_approval',
        sentence: expect.stringMatching(aSentence),
      });
  });

  const no = {
    version: 1,
    rules: [{ text: 'No.', when: [], outcome: { kind: 'deny', reason: 'Not now.' } }],
  };
  test.each<readonly [string, AccessFacts]>([
    ['the round is paused', holding({ round: { status: 'paused' } })],
    ['its round does not run any more', holding({ round: 'none' })],
    ['it is switched off', holding({ feature: { killed: true } })],
    ['the account is archived', holding({ account: { archived: true } })],
  ])('is not widened by anybody while %s', (_name, facts) => {
    for (const role of ['sales', 'pm', 'admin'] as const)
      expect(changeScope(state(few, facts), { contactKeys: [] }, by(role))).toMatchObject({
        code: 'denied',
        sentence: expect.stringMatching(aSentence),
      });
  });

  test('is not widened by a seller whom the policy denies it', () => {
    const denied = state(few, holding({ policy: no as AccessFacts['policy'] }));
    expect(changeScope(denied, { contactKeys: [] }, sales)).toMatchObject({
      code: 'denied',
      sentence: 'Not now.',
    });
    expect(changeScope(denied, { contactKeys: [] }, by('pm'))).toMatchObject({ ok: true });
  });

  test('is judged by its length, and not against a round that allows less by now', () => {
    const shorter = holding({ round: { maxDays: 10 } });
    expect(changeScope(state(few, shorter), { contactKeys: [] }, sales)).toMatchObject({ ok: true });
    const upTo20 = {
      version: 1,
      rules: [
        {
          text: 'Short.',
          when: [{ field: 'request.days', op: 'atMost', value: 20 }],
          outcome: { kind: 'allow' },
        },
        {
          text: 'Long asks.',
          when: [],
          outcome: { kind: 'needsApproval', steps: [{ group: 'lead', quorum: 1 }] },
        },
      ],
    } as AccessFacts['policy'];
    const judged = (days: number) =>
      changeScope(
        state({ ...few, expiresAt: addDays(noon, days) }, holding({ policy: upTo20 })),
        { contactKeys: [] },
        sales,
      );
    expect(judged(20)).toMatchObject({ ok: true });
    expect(judged(21)).toMatchObject({ code: 'needs_approval' });
  });
});

test.each([
  ['as it stands', { variant: 'v2', contactKeys: ['on-call', 'data'] }, true],
  ['with other contacts', { variant: 'v2', contactKeys: ['data'] }, false],
  ['with another variant', { variant: 'v3', contactKeys: ['data', 'on-call'] }, false],
])('a grant that was seen %s', (_how, seen, ok) => {
  const given = state({ contactKeys: ['data', 'on-call'] });
  const decision = changeScope(given, { contactKeys: ['data'], seen }, sales);
  expect(decision).toMatchObject(
    ok ? { ok, next: { contactKeys: ['data'] } } : { code: 'stale', sentence: aSentence },
  );
});
