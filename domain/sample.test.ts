import { describe, expect, test } from 'vitest';
import { firstAdminInput, makeFirstAdmin } from '#domain/first-admin.ts';
import type { Role } from '#domain/permissions.ts';
import { makeSample, onTopInWords, removeSample } from '#domain/sample.ts';
import { actOf, aSentence, person } from '#tests/support/facts.ts';

const nothing = { accounts: 0, features: 0, requests: 0, grants: 0, interests: 0, feedback: 0 };
const some = { ...nothing, accounts: 3, features: 3 };
const everything: Role[] = ['sales_lead', 'engineer', 'pm', 'admin'];
const by = (...roles: Role[]) => actOf(person(...roles));
const planned = { accounts: 3, features: 3 };
const refusal = (code: string) => ({ ok: false, code, sentence: expect.stringMatching(aSentence) });

describe('making sample data', () => {
  test('is told once', () => {
    expect(makeSample({ size: nothing, keysTaken: [] }, planned, by(...everything))).toMatchObject({
      events: [{ type: 'sample.made', accounts: 3, features: 3 }],
    });
  });

  test.each([
    ['conflict', 'while there is some', { size: some, keysTaken: [] }, everything],
    ['denied', 'by an admin who is nothing else', { size: nothing, keysTaken: [] }, ['admin' as const]],
    ['conflict', 'over a name that is taken', { size: nothing, keysTaken: ['sample-x'] }, everything],
  ])('%s: %s', (code, _what, state, roles) => {
    expect(makeSample(state, planned, by(...roles))).toMatchObject(refusal(code));
  });
});

describe('removing sample data', () => {
  test('tells what went with it', () => {
    expect(removeSample({ ...some, grants: 2 })).toMatchObject({
      events: [{ type: 'sample.removed', accounts: 3, features: 3, grants: 2, requests: 0 }],
    });
    expect(removeSample(nothing)).toMatchObject(refusal('conflict'));
  });

  test('names what people made on top', () => {
    expect(onTopInWords(some)).toBe('');
    expect(onTopInWords({ ...some, grants: 2, requests: 1, feedback: 1 })).toBe(
      '2 unlocks, 1 request, 1 piece of feedback',
    );
  });
});

describe('the first admin', () => {
  const ids = () => 'new-1';

  test('may try everything', () => {
    expect(makeFirstAdmin({ people: 0 }, { name: 'Admin' }, ids)).toMatchObject({
      ok: true,
      person: { id: 'new-1', name: 'Admin', roles: everything },
      events: [{ type: 'house.opened', roles: everything }],
    });
  });

  test('is the first or nobody', () => {
    expect(makeFirstAdmin({ people: 1 }, { name: 'Admin' }, ids)).toMatchObject(refusal('conflict'));
  });

  test('has a password that nobody guesses', () => {
    const given = { name: 'Admin', email: ' Admin@Example.com ', password: 'correct horse battery' };
    expect(firstAdminInput.parse(given).email).toBe('admin@example.com');
    expect(firstAdminInput.safeParse({ ...given, password: 'short' }).success).toBe(false);
    expect(firstAdminInput.safeParse({ ...given, email: 'admin' }).success).toBe(false);
  });
});
