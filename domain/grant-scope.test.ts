import { describe, expect, test } from 'vitest';
import { grantScope, type ScopeWish, unusualScope } from '#domain/grant-scope.ts';
import { acme, aSentence, javaSupport } from '#tests/support/facts.ts';

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
