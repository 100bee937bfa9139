import { describe, expect, test } from 'vitest';
import {
  activatePerson,
  addPerson,
  changePerson,
  deactivatePerson,
  givePassword,
  inviteAgain,
  type PersonState,
  renameSelf,
} from '#domain/people.ts';
import type { Role } from '#domain/permissions.ts';
import { createTeam, renameTeam } from '#domain/teams.ts';
import { actOf, aSentence, person } from '#tests/support/facts.ts';

const by = person('admin');
const act = actOf(by);
const north = { id: 'team-1', name: 'North' };
const south = { id: 'team-2', name: 'South' };
const refusal = (code: string) => ({ ok: false, code, sentence: expect.stringMatching(aSentence) });

function stateOf(changes: Partial<PersonState['person']> = {}, otherAdmins = 1): PersonState {
  const roles: Role[] = ['sales'];
  return {
    person: { id: 'p', name: 'The seller', roles, active: true, team: north, ...changes },
    otherAdmins,
  };
}

describe('adding a person', () => {
  const input = { name: 'The lead', email: 'lead@example.com', roles: ['sales_lead' as const] };

  test('says in which roles and team', () => {
    expect(
      addPerson(
        { emailTaken: false, team: north, invites: false },
        { ...input, teamId: 'team-1' },
        actOf(by),
      ),
    ).toEqual({
      ok: true,
      next: { id: 'new-1', name: 'The lead' },
      events: [
        {
          type: 'person.added',
          person: { id: 'new-1', name: 'The lead' },
          roles: ['sales_lead'],
          team: 'North',
        },
      ],
    });
  });

  test.each([
    ['conflict', 'whose address is taken', { emailTaken: true, team: undefined, invites: false }, input],
    [
      'not_found',
      'of no such team',
      { emailTaken: false, team: undefined, invites: false },
      { ...input, teamId: 'team-9' },
    ],
  ])('%s: %s', (code, _what, facts, wanted) => {
    expect(addPerson(facts, wanted, act)).toMatchObject(refusal(code));
  });
});

describe('an invitation', () => {
  const person = { id: 'p', name: 'The seller', roles: ['sales' as const], active: true, team: undefined };
  const state = { person, canInvite: true, hasJoined: false };

  test('is told with the person who is added, where there is e-mail', () => {
    const input = { name: 'The seller', email: 'p@example.com', roles: ['sales' as const] };
    const facts = { emailTaken: false, team: undefined, invites: true };
    expect(addPerson(facts, input, act)).toMatchObject({
      events: [{ type: 'person.added' }, { type: 'person.invited', days: 7 }],
    });
  });

  test.each([
    ['denied', 'without e-mail', { canInvite: false }],
    ['conflict', 'to whoever left', { person: { ...person, active: false } }],
    ['conflict', 'to whoever can sign in', { hasJoined: true }],
  ])('%s: again %s', (code, _what, changes) => {
    expect(inviteAgain({ ...state, ...changes })).toMatchObject(refusal(code));
  });

  test('is sent again until it was used', () => expect(inviteAgain(state)).toMatchObject({ ok: true }));
});

describe('changing a person', () => {
  const same = { personId: 'p', name: 'The seller', roles: ['sales' as Role], teamId: 'team-1' };
  const change = (state: PersonState, wanted: object, team = north, accounts = 2) =>
    changePerson({ ...state, wantedTeam: team, accounts }, { ...same, ...wanted }, act);

  test('tells before and after, in words', () => {
    expect(change(stateOf(), { name: 'The best', roles: ['sales', 'admin'] })).toMatchObject({
      ok: true,
      next: { name: 'The best', roles: ['sales', 'admin'], teamId: 'team-1', changesTeam: false },
      events: [
        {
          changes: [
            { what: 'name', from: 'The seller', to: 'The best' },
            { what: 'roles', from: 'Sales', to: 'Sales, Admin' },
          ],
        },
      ],
    });
  });

  test('to another team takes the accounts along', () => {
    expect(change(stateOf(), { teamId: 'team-2' }, south)).toMatchObject({
      next: { teamId: 'team-2', changesTeam: true },
      events: [{ changes: [{ what: 'team', from: 'North', to: 'South' }], accountsMoved: 2 }],
    });
  });

  const admin = { roles: ['admin', 'sales'] as Role[] };
  test.each<[string, string, PersonState, object]>([
    ['invalid', 'into what they are', stateOf(), {}],
    ['denied', 'oneself out of the admins', stateOf({ id: by.id, ...admin }, 3), {}],
    ['denied', 'the last active admin', stateOf(admin, 0), {}],
  ])('%s: %s', (code, _what, state, wanted) => {
    expect(change(state, wanted)).toMatchObject(refusal(code));
  });

  test.each<[string, object]>([
    ['a role was taken', { roles: ['sales' as Role, 'pm' as Role] }],
    ['they are called otherwise', { name: 'The old name' }],
    ['they went to another team', { teamId: null }],
  ])('stale: %s since the form was opened', (_what, before) => {
    const seen = { name: 'The seller', roles: ['sales' as Role], teamId: 'team-1' };
    const wanted = { name: 'The best' };
    expect(change(stateOf(), { ...wanted, seen: { ...seen, ...before } })).toMatchObject(refusal('stale'));
    expect(change(stateOf(), { ...wanted, seen }).ok).toBe(true);
  });

  test('into no such team', () => {
    const wanted = { ...same, teamId: 'team-9' };
    expect(changePerson({ ...stateOf(), wantedTeam: undefined, accounts: 0 }, wanted, act)).toMatchObject(
      refusal('not_found'),
    );
  });

  test('an admin who is not active can lose the role, and one of two as well', () => {
    expect(change(stateOf({ ...admin, active: false }, 0), {}).ok).toBe(true);
    expect(change(stateOf(admin, 1), {}).ok).toBe(true);
  });

  test('an admin takes other roles from themself', () => {
    const wanted = { roles: ['admin' as const] };
    expect(change(stateOf({ id: by.id, ...admin }, 0), wanted).ok).toBe(true);
  });
});

describe('deactivating and activating', () => {
  test('is told', () => {
    const told = { id: 'p', name: 'The seller' };
    expect(deactivatePerson(stateOf(), act)).toMatchObject({
      events: [{ type: 'person.deactivated', person: told }],
    });
    expect(activatePerson(stateOf({ active: false }))).toMatchObject({
      events: [{ type: 'person.activated', person: told }],
    });
  });

  test.each<[string, string, PersonState]>([
    ['conflict', 'somebody who left', stateOf({ active: false })],
    ['denied', 'oneself', stateOf({ id: by.id, roles: ['admin'] }, 2)],
    ['denied', 'the last active admin', stateOf({ roles: ['admin'] }, 0)],
  ])('%s: %s is not deactivated', (code, _what, state) => {
    expect(deactivatePerson(state, act)).toMatchObject(refusal(code));
  });

  test('who is active is not activated', () => {
    expect(activatePerson(stateOf())).toMatchObject(refusal('conflict'));
  });
});

describe('passwords and names', () => {
  test('another gets a new first password', () => {
    expect(givePassword(stateOf(), act)).toMatchObject({ events: [{ type: 'person.password_given' }] });
  });

  test.each<[string, string, PersonState]>([
    ['denied', 'oneself', stateOf({ id: by.id })],
    ['conflict', 'somebody who left', stateOf({ active: false })],
  ])('%s: %s gets none', (code, _what, state) => {
    expect(givePassword(state, act)).toMatchObject(refusal(code));
  });

  test('one takes another name', () => {
    expect(renameSelf({ name: 'Somebody' }, act)).toMatchObject({
      events: [{ type: 'profile.renamed', from: by.name, to: 'Somebody' }],
    });
    expect(renameSelf({ name: by.name }, act)).toMatchObject(refusal('invalid'));
  });
});

describe('teams', () => {
  test('are made and renamed', () => {
    expect(createTeam({ nameTaken: false }, { name: 'East' }, actOf(by))).toMatchObject({
      events: [{ type: 'team.created', team: { id: 'new-1', name: 'East' } }],
    });
    expect(renameTeam({ team: north, nameTaken: false }, { name: 'East' })).toMatchObject({
      events: [{ type: 'team.renamed', team: { id: 'team-1', name: 'East' }, from: 'North' }],
    });
  });

  test('have names of their own', () => {
    expect(createTeam({ nameTaken: true }, { name: 'North' }, act)).toMatchObject(refusal('conflict'));
    expect(renameTeam({ team: south, nameTaken: true }, { name: 'North' })).toMatchObject(
      refusal('conflict'),
    );
    expect(renameTeam({ team: north, nameTaken: false }, { name: 'North' })).toMatchObject(
      refusal('invalid'),
    );
  });
});
