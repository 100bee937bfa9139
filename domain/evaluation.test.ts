import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '#domain/dates.ts';
import { type EvaluatedGrant, evaluate, servings, subjectOf } from '#domain/evaluation.ts';
import { noon } from '#tests/support/facts.ts';

const grant = (changes: Partial<EvaluatedGrant> = {}): EvaluatedGrant => ({
  variant: 'on',
  contactKeys: [],
  startsAt: addDays(noon, -1),
  expiresAt: addDays(noon, 1),
  endedAt: null,
  endedAs: null,
  ...changes,
});
const feature = (serving: (typeof servings)[number]) => ({ serving, onVariant: 'on', offVariant: 'off' });

const killed = { on: false, variant: 'off', reason: 'STATIC', cause: 'killed' };
const excluded = { on: false, variant: 'off', reason: 'TARGETING_MATCH', cause: 'excluded' };
const everyone = { on: true, variant: 'on', reason: 'STATIC', cause: 'everyone' };
const byGrant = { on: true, variant: 'on', reason: 'TARGETING_MATCH', cause: 'grant' };
const none = { on: false, variant: 'off', reason: 'DEFAULT', cause: 'no_grant' };

describe('the order', () => {
  test.each([
    ['nobody', true, true, killed],
    ['nobody', true, false, killed],
    ['nobody', false, true, killed],
    ['nobody', false, false, killed],
    ['everyone', true, true, excluded],
    ['everyone', true, false, excluded],
    ['everyone', false, true, everyone],
    ['everyone', false, false, everyone],
    ['granted', true, true, excluded],
    ['granted', true, false, excluded],
    ['granted', false, true, byGrant],
    ['granted', false, false, none],
  ] as const)('serving %s, excluded %s, granted %s', (serving, isExcluded, granted, expected) => {
    const grants = granted ? [grant()] : [];
    expect(evaluate(feature(serving), isExcluded, grants, undefined, noon)).toMatchObject(expected);
  });

  test('no answer is ever DISABLED', () => {
    const reasons = servings.flatMap((serving) =>
      [true, false].map((is) => evaluate(feature(serving), is, [], undefined, noon).reason),
    );
    expect(new Set(reasons)).toEqual(new Set(['STATIC', 'TARGETING_MATCH', 'DEFAULT']));
  });
});

describe('a grant answers', () => {
  const cases: readonly (readonly [string, Partial<EvaluatedGrant>, string | undefined, boolean])[] = [
    ['for everyone at the account', {}, undefined, true],
    ['for everyone at the account, named', {}, 'ada', true],
    ['for a named contact', { contactKeys: ['ada', 'bob'] }, 'bob', true],
    ['not for another contact', { contactKeys: ['ada'] }, 'bob', false],
    ['not without a contact', { contactKeys: ['ada'] }, undefined, false],
    ['not for a contact in other letters', { contactKeys: ['ada'] }, 'Ada', false],
    ['from its first millisecond', { startsAt: noon }, undefined, true],
    ['not before it', { startsAt: new Date(noon.getTime() + 1) }, undefined, false],
    ['until its last millisecond', { expiresAt: new Date(noon.getTime() + 1) }, undefined, true],
    ['not at its end', { expiresAt: noon }, undefined, false],
    ['not when revoked', { endedAt: noon, endedAs: 'revoked' }, undefined, false],
    ['not when converted', { endedAt: noon, endedAs: 'converted' }, undefined, false],
  ];
  test.each(cases)('%s', (_name, changes, contact, on) => {
    expect(evaluate(feature('granted'), false, [grant(changes)], contact, noon).on).toBe(on);
  });

  test('with its own variant, which may be the off one', () => {
    const blue = evaluate(feature('granted'), false, [grant({ variant: 'blue' })], undefined, noon);
    const off = evaluate(feature('granted'), false, [grant({ variant: 'off' })], undefined, noon);
    expect(blue).toMatchObject({ variant: 'blue', on: true, cause: 'grant' });
    expect(off).toMatchObject({ variant: 'off', on: false, cause: 'grant', reason: 'TARGETING_MATCH' });
  });

  test('past an ended one', () => {
    const living = grant({ variant: 'blue' });
    const past = grant({ endedAt: addDays(noon, -1), endedAs: 'revoked' });
    expect(evaluate(feature('granted'), false, [past, living], undefined, noon).grant).toBe(living);
  });
});

describe('the subject', () => {
  test.each([
    [{ targetingKey: 'acme' }, 'acme', undefined],
    [{ account: 'acme' }, 'acme', undefined],
    [{ account: 'acme', targetingKey: 'ada' }, 'acme', 'ada'],
    [{ account: 'acme', targetingKey: 'acme' }, 'acme', 'acme'],
    [{ account: 'acme', contact: 'bob', targetingKey: 'ada' }, 'acme', 'bob'],
    [{ targetingKey: 'acme', contact: 'bob' }, 'acme', 'bob'],
    [{ account: '', targetingKey: 'acme' }, 'acme', undefined],
    [{ account: 7, targetingKey: 'acme' }, 'acme', undefined],
    [{ account: 'acme', contact: '', targetingKey: 'ada' }, 'acme', 'ada'],
    [{ account: 'acme', contact: null }, 'acme', undefined],
  ])('of %o is %s, contact %s', (context, accountKey, contactKey) => {
    expect(subjectOf(context)).toEqual({ accountKey, contactKey });
  });

  test.each([{}, { targetingKey: '' }, { targetingKey: 5 }, { account: {} }, { contact: 'bob' }])(
    'of %o is nobody',
    (context) => {
      expect(subjectOf(context)).toBeUndefined();
    },
  );

  test('is text, whatever comes', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('account', 'contact', 'targetingKey'), fc.anything()),
        (context) => {
          const subject = subjectOf(context);
          if (subject === undefined) return;
          expect(typeof subject.accountKey).toBe('string');
          expect(subject.accountKey).not.toBe('');
          expect(['string', 'undefined']).toContain(typeof subject.contactKey);
        },
      ),
    );
  });
});
