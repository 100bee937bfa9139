import { describe, expect, test } from 'vitest';
import { handOver } from '#domain/handing-over.ts';
import type { HeldThing } from '#domain/inputs/people.ts';
import type { Role } from '#domain/permissions.ts';
import { acme, aSentence, javaSupport } from '#tests/support/facts.ts';

const from = { id: 'from', name: 'The leaver' };
const to = (...roles: Role[]) => ({ id: 'to', name: 'The heir', active: true, roles });
const state = {
  from,
  to: to('sales', 'pm', 'engineer'),
  accounts: [acme],
  features: [javaSupport],
  total: 1,
};
const input = (what: HeldThing) => ({ fromId: 'from', toId: 'to', what });

describe('handing over', () => {
  test.each<[HeldThing, object]>([
    [
      'accounts',
      { type: 'person.account_handed_over', account: acme, from, to: { id: 'to', name: 'The heir' } },
    ],
    ['pm_features', { type: 'person.feature_handed_over', feature: javaSupport, as: 'pm' }],
    ['engineer_features', { type: 'person.feature_handed_over', feature: javaSupport, as: 'engineer' }],
  ])('%s tells of each on its own thread', (what, event) => {
    expect(handOver(state, input(what))).toMatchObject({ ok: true, next: { left: 0 }, events: [event] });
  });

  test('more than fits in one command says how many are left', () => {
    expect(handOver({ ...state, total: 9 }, input('accounts'))).toMatchObject({
      next: { ids: [acme.id], left: 8 },
    });
  });

  test.each<[string, string, Partial<typeof state>, HeldThing]>([
    ['invalid', 'to oneself', { to: { ...to('sales'), id: 'from' } }, 'accounts'],
    ['denied', 'to somebody who left', { to: { ...to('sales'), active: false } }, 'accounts'],
    ['denied', 'accounts to somebody who does not sell', { to: to('pm', 'admin') }, 'accounts'],
    ['denied', 'features to somebody who is no product manager', { to: to('engineer') }, 'pm_features'],
    ['denied', 'features to somebody who is no engineer', { to: to('pm') }, 'engineer_features'],
    ['conflict', 'no accounts', { accounts: [], total: 0 }, 'accounts'],
    ['conflict', 'no features', { features: [], total: 0 }, 'pm_features'],
  ])('%s: %s', (code, _what, changes, what) => {
    expect(handOver({ ...state, ...changes }, input(what))).toMatchObject({
      ok: false,
      code,
      sentence: expect.stringMatching(aSentence),
    });
  });
});
