import { describe, expect, test } from 'vitest';
import type { AccountDetails } from '#domain/account-details.ts';
import {
  archiveAccount,
  type ChangingAccount,
  changeAccount,
  restoreAccount,
} from '#domain/changing-accounts.ts';
import type { WrittenDetails } from '#domain/inputs/account-changes.ts';
import { acme, actOf, aSentence, person } from '#tests/support/facts.ts';

const ana = { id: 'ana', name: 'The sales' };
const north = { id: 'team-1', name: 'North' };
const details: AccountDetails = {
  name: 'Acme',
  crmId: '0015',
  owner: ana,
  team: north,
  tier: 'Business',
  arr: 84_000,
  region: 'EU',
  type: 'customer',
  tags: ['java'],
  attributes: { cloud: 'aws' },
};
const written: WrittenDetails = {
  name: 'Acme',
  crmId: '0015',
  ownerId: 'ana',
  teamId: 'team-1',
  tier: 'Business',
  arr: 84_000,
  region: 'EU',
  type: 'customer',
  tags: ['java'],
};

const state = (changes: Partial<ChangingAccount> = {}): ChangingAccount => ({
  account: { ...acme, archived: false },
  now: details,
  owner: { ...ana, teamId: 'team-1' },
  team: north,
  ...changes,
});
const change = (
  becomes: Partial<WrittenDetails>,
  changed: Partial<ChangingAccount> = {},
  by = person('pm'),
) =>
  changeAccount(
    state(changed),
    { accountId: acme.id, was: written, becomes: { ...written, ...becomes } },
    actOf(by),
  );

describe('a change', () => {
  test('is told before → after, and leaves what was not touched', () => {
    expect(change({ name: 'Acme Corp', tier: 'Enterprise', arr: 120_000, tags: [], crmId: null })).toEqual({
      ok: true,
      next: { ...details, name: 'Acme Corp', tier: 'Enterprise', arr: 120_000, tags: [], crmId: null },
      events: [
        {
          type: 'account.changed',
          account: { ...acme, name: 'Acme Corp' },
          changes: [
            { what: 'name', from: 'Acme', to: 'Acme Corp' },
            { what: 'CRM id', from: '0015', to: 'none' },
            { what: 'plan', from: 'Business', to: 'Enterprise' },
            { what: 'value a year', from: '$84,000', to: '$120,000' },
            { what: 'tags', from: 'java', to: 'none' },
          ],
        },
      ],
    });
  });

  test('keeps what somebody else changed meanwhile', () => {
    const now = { ...details, region: 'US', tags: ['eu'] } as const;
    expect(change({ tier: 'Enterprise' }, { now })).toMatchObject({
      ok: true,
      next: { tier: 'Enterprise', region: 'US', tags: ['eu'] },
      events: [{ changes: [{ what: 'plan' }] }],
    });
  });

  test('that both made is made once', () => {
    expect(change({ tier: 'Enterprise', arr: 1 }, { now: { ...details, tier: 'Enterprise' } })).toMatchObject(
      {
        events: [{ changes: [{ what: 'value a year' }] }],
      },
    );
  });

  test.each<[string, Partial<WrittenDetails>, Partial<ChangingAccount>, string, string]>([
    [
      'of the same by somebody else',
      { tier: 'Enterprise' },
      { now: { ...details, tier: 'Starter' } },
      'stale',
      'plan to Starter',
    ],
    [
      'of the owner by somebody else',
      { ownerId: 'ben' },
      {
        now: { ...details, owner: { id: 'cy', name: 'The lead' } },
        owner: { id: 'ben', name: 'B', teamId: null },
      },
      'stale',
      'owner to The lead',
    ],
    ['of nothing', {}, {}, 'conflict', 'Nothing of Acme'],
    [
      'of an archived account',
      { name: 'A' },
      { account: { ...acme, archived: true } },
      'conflict',
      'restore it first',
    ],
    [
      'to an owner who does not sell',
      { ownerId: 'x' },
      { owner: undefined },
      'invalid',
      'somebody who sells',
    ],
    ['to a team that is not there', { teamId: 'x' }, { team: undefined }, 'invalid', 'no such team'],
  ])('%s is refused', (_what, becomes, changed, code, words) => {
    const refused = change(becomes, changed);
    expect(refused).toMatchObject({ ok: false, code, sentence: expect.stringContaining(words) });
    if (!refused.ok) expect(refused.sentence).toMatch(aSentence);
  });

  test('an owner who left stays while other things change', () => {
    expect(change({ tier: 'Enterprise' }, { owner: undefined, team: undefined })).toMatchObject({
      next: { owner: ana, team: north },
    });
  });
});

describe('giving an account away', () => {
  const to = (teamId: string | null) => ({ owner: { id: 'ben', name: 'The other sales', teamId } });
  test.each([
    ['sales', 'team-1', true],
    ['sales', 'team-2', false],
    ['sales', null, false],
    ['sales_lead', 'team-1', true],
    ['sales_lead', 'team-2', false],
    ['pm', 'team-2', true],
    ['admin', null, true],
  ] as const)('by %s to somebody of %s: %s', (role, teamId, ok) => {
    const decision = change({ ownerId: 'ben' }, to(teamId), person(role));
    expect(decision.ok).toBe(ok);
    if (!decision.ok)
      expect(decision).toMatchObject({ code: 'forbidden', sentence: expect.stringMatching(aSentence) });
  });
});

describe('archiving', () => {
  test('says what it keeps, and is undone', () => {
    const archived = archiveAccount({ account: { ...acme, archived: false }, living: 2 }, 'They left.');
    expect(archived).toMatchObject({
      next: { archived: true },
      events: [{ type: 'account.archived', account: acme, living: 2 }],
    });
    expect(restoreAccount({ account: { ...acme, archived: true } })).toMatchObject({
      events: [{ type: 'account.restored', account: acme }],
    });
  });
  test('is not done twice', () => {
    expect(archiveAccount({ account: { ...acme, archived: true }, living: 0 }, 'x')).toMatchObject({
      code: 'conflict',
    });
    expect(restoreAccount({ account: { ...acme, archived: false } })).toMatchObject({ code: 'conflict' });
  });
});
