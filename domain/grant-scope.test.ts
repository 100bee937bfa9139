import { describe, expect, test } from 'vitest';
import { addDays } from '#domain/dates.ts';
import {
  changeScope,
  grantScope,
  type ScopedGrant,
  type ScopeWish,
  unusualScope,
} from '#domain/grant-scope.ts';
import { acme, actOf, aSentence, javaSupport, noon, person } from '#tests/support/facts.ts';

const facts = {
  feature: javaSupport,
  account: acme,
  onVariant: 'v2',
  offVariant: 'v1',
  variants: { v1: 'one', v2: 'two', v3: 'three' },
  contactKeys: ['data', 'on-call', 'platform'],
};

describe('the scope of a grant', () => {
  const taken: readonly (readonly [string, ScopeWish, ReturnType<typeof grantScope>, object])[] = [
    ['is the usual variant for everyone', {}, { variant: 'v2', contactKeys: [] }, {}],
    ['may be said as it is', { variant: 'v2', contactKeys: [] }, { variant: 'v2', contactKeys: [] }, {}],
    ['may be left to the usual', { variant: null }, { variant: 'v2', contactKeys: [] }, {}],
    ['may be another variant', { variant: 'v3' }, { variant: 'v3', contactKeys: [] }, { variant: 'v3' }],
    [
      'may be some contacts, each once and in order',
      { contactKeys: ['on-call', 'data', 'on-call'] },
      { variant: 'v2', contactKeys: ['data', 'on-call'] },
      { contacts: 2 },
    ],
  ];
  test.each(taken)('%s', (_name, wish, scope, unusual) => {
    expect(grantScope(facts, wish)).toEqual(scope);
    expect(unusualScope(scope as Exclude<typeof scope, { ok: false }>, 'v2')).toEqual({
      variant: undefined,
      contacts: undefined,
      ...unusual,
    });
  });

  test.each<readonly [string, ScopeWish, string]>([
    ['an unknown variant', { variant: 'v9' }, 'Java support has no variant named v9.'],
    [
      'a variant of the prototype',
      { variant: 'constructor' },
      'Java support has no variant named constructor.',
    ],
    [
      'the off variant',
      { variant: 'v1' },
      'v1 is what Java support gives while it is off. Choose another variant.',
    ],
    ['an unknown contact', { contactKeys: ['data', 'nobody'] }, 'Acme has no contact nobody.'],
  ])('is not %s', (_name, wish, sentence) => {
    expect(sentence).toMatch(aSentence);
    expect(grantScope(facts, wish)).toEqual({ ok: false, code: 'invalid', sentence });
  });

  test('is not a contact of an account without any', () => {
    expect(grantScope({ ...facts, contactKeys: [] }, { contactKeys: ['data'] })).toMatchObject({
      code: 'invalid',
    });
  });
});

describe('changing the scope of a living grant', () => {
  const held: ScopedGrant = {
    id: 'grant-1',
    feature: javaSupport,
    account: acme,
    createdAt: noon,
    startsAt: noon,
    expiresAt: addDays(noon, 30),
    endedAt: null,
    endedAs: null,
    variant: 'v2',
    contactKeys: [],
  };
  const state = (changes: Partial<ScopedGrant> = {}) => ({ ...facts, held: { ...held, ...changes } });
  const sales = actOf(person('sales'));

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
