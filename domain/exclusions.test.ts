import { describe, expect, test } from 'vitest';
import { type ExcludingState, excludeAccount, liftExclusion } from '#domain/exclusions.ts';
import { acme, actOf, aSentence, javaSupport, noon, person } from '#tests/support/facts.ts';

const state = (changes: Partial<ExcludingState> = {}): ExcludingState => ({
  feature: { ...javaSupport, stage: 'beta' },
  account: acme,
  excludedBecause: undefined,
  grants: [],
  requests: [],
  ...changes,
});
const reason = 'Their contract forbids it';

describe('excluding an account', () => {
  test.each(['draft', 'alpha', 'beta', 'ga'] as const)('in stage %s holds at once', (stage) => {
    expect(
      excludeAccount(state({ feature: { ...javaSupport, stage } }), reason, actOf(person('pm'))),
    ).toMatchObject({
      ok: true,
      next: { id: 'new-1', endGrants: [], cancelRequests: [] },
      events: [{ type: 'exclusion.created', exclusionId: 'new-1', ended: false, reason }],
    });
  });

  test('ends what it has, and what was asked for it', () => {
    const having = state({
      grants: [{ id: 'grant-1', account: acme }],
      requests: [{ id: 'request-1', account: acme }],
    });
    const because = 'Acme was excluded: Their contract forbids it.';
    expect(excludeAccount(having, reason, actOf(person('pm')))).toMatchObject({
      next: { endGrants: ['grant-1'], cancelRequests: ['request-1'], endReason: because },
      events: [
        { type: 'exclusion.created', ended: true },
        { type: 'grant.revoked', grantId: 'grant-1', reason: because },
        { type: 'request.cancelled', requestId: 'request-1', reason: because },
      ],
    });
  });

  test.each([
    ['twice', { excludedBecause: 'An incident' }, 'Acme is excluded from Java support already: An incident.'],
    [
      'from what is retired',
      { feature: { ...javaSupport, stage: 'retired' as const } },
      'Java support is retired: nobody has it any more.',
    ],
  ])('is refused %s', (_name, changes, sentence) => {
    expect(sentence).toMatch(aSentence);
    expect(excludeAccount(state(changes), reason, actOf(person('pm')))).toEqual({
      ok: false,
      code: 'conflict',
      sentence,
    });
  });
});

describe('lifting an exclusion', () => {
  const exclusion = { id: 'exclusion-1', feature: javaSupport, account: acme, liftedAt: null };

  test('is told', () => {
    expect(liftExclusion(exclusion, 'The contract changed.')).toMatchObject({
      ok: true,
      events: [{ type: 'exclusion.lifted', exclusionId: 'exclusion-1', reason: 'The contract changed.' }],
    });
  });

  test('is refused twice', () => {
    expect(liftExclusion({ ...exclusion, liftedAt: noon }, 'Again.')).toEqual({
      ok: false,
      code: 'conflict',
      sentence: 'Acme is not excluded from Java support any more.',
    });
  });
});
