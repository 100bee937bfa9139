import { describe, expect, test } from 'vitest';
import { mustSetUpSecondFactor, requireSecondFactor, takeOffSecondFactor } from '#domain/second-factor.ts';
import { aSentence, noon } from '#tests/support/facts.ts';

const admin = {
  roles: ['sales' as const, 'admin' as const],
  method: 'password',
  hasSecondFactor: false,
} as const;
const seller = { ...admin, roles: ['sales' as const] };

describe('who must set one up before anything else', () => {
  test.each([
    ['nobody', admin, false],
    ['admins', admin, true],
    ['admins', seller, false],
    ['everybody', seller, true],
    ['everybody', { ...seller, hasSecondFactor: true }, false],
    ['everybody', { ...admin, method: 'single_sign_on' }, false],
  ] as const)('%s: %o is %s', (wanted, person, expected) => {
    expect(mustSetUpSecondFactor(wanted, person)).toBe(expected);
  });
});

const refused = (code: string) => ({ ok: false, code, sentence: expect.stringMatching(aSentence) });
const act = {
  by: { id: 'admin', name: 'Admin', roles: ['admin' as const], teamId: null },
  now: noon,
  newId: () => 'new',
};

test('one is taken off others, who have one, and not off oneself', () => {
  const person = { id: 'p', name: 'The seller' };
  expect(takeOffSecondFactor({ person, hasSecondFactor: true }, act)).toMatchObject({ ok: true });
  expect(takeOffSecondFactor({ person, hasSecondFactor: false }, act)).toMatchObject(refused('conflict'));
  const self = { person: act.by, hasSecondFactor: true };
  expect(takeOffSecondFactor(self, act)).toMatchObject(refused('denied'));
});

test('who must have one is changed with what was before, or not at all', () => {
  expect(requireSecondFactor({ who: 'nobody' }, { who: 'admins' })).toMatchObject({
    next: 'admins',
    events: [{ changes: [{ from: 'nobody', to: 'admins' }] }],
  });
  expect(requireSecondFactor({ who: 'admins' }, { who: 'admins' })).toMatchObject(refused('conflict'));
});
