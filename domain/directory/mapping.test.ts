import { describe, expect, test } from 'vitest';
import type { GroupedPerson } from '#domain/directory/group-roles.ts';
import {
  chooseRolesSource,
  type MappingState,
  removeGroupRoles,
  setGroupRoles,
} from '#domain/directory/mapping.ts';
import { makeDirectoryToken, revokeDirectoryToken } from '#domain/directory/tokens.ts';
import { actOf, aSentence, person as personOf } from '#tests/support/facts.ts';

const act = actOf(personOf('admin'));
const north = { id: 'team-1', name: 'North' };
const seller: GroupedPerson = {
  ...{
    id: 's',
    name: 'The seller',
    active: true,
    roles: ['sales'],
    team: undefined,
    groups: ['Sales'],
    accounts: 0,
  },
};
const state = (changes: Partial<MappingState> = {}): MappingState => ({
  mapping: [{ id: 'm', group: 'Sales', roles: ['sales'], team: undefined }],
  people: [seller],
  adminIds: ['the-admin'],
  ...changes,
});
const refusal = (code: string) => ({ ok: false, code, sentence: expect.stringMatching(aSentence) });
const set = (wanted: object, of: Partial<MappingState> = {}) =>
  setGroupRoles(state(of), { group: 'Sales', roles: ['sales'], team: undefined, ...wanted }, act);

describe('what a group gives', () => {
  test.each([
    ['of a group that is there already', { group: 'SALES' }, 'conflict'],
    ['of one that is not there', { id: 'x' }, 'not_found'],
    ['with no such team', { id: 'm', teamId: 'team-9' }, 'not_found'],
    ['as it is', { id: 'm' }, 'invalid'],
  ])('is not set %s', (_what, wanted, code) => {
    expect(set(wanted)).toMatchObject(refusal(code));
  });

  test('is set, and told with what was before and whom it moves', () => {
    expect(set({ id: 'm', roles: ['pm'], team: north, teamId: 'team-1' })).toMatchObject({
      ok: true,
      next: { id: 'm', moved: [{ person: { id: 's' }, gained: ['pm'], lost: ['sales'] }] },
      events: [
        { type: 'directory.roles_set', roles: ['pm'], team: 'North', before: { roles: ['sales'] } },
        { type: 'person.changed', through: 'group_roles' },
      ],
    });
    expect(set({ group: 'Product' })).toMatchObject({ ok: true, next: { id: 'new-1', moved: [] } });
  });

  test('is removed, but not the admin role of whoever does it, or of the last one', () => {
    expect(removeGroupRoles(state(), { id: 'm' }, act)).toMatchObject({
      next: { moved: [{ lost: ['sales'] }] },
    });
    expect(removeGroupRoles(state(), { id: 'x' }, act)).toMatchObject(refusal('not_found'));
    const admins = { mapping: [{ id: 'm', group: 'Sales', roles: ['admin' as const], team: undefined }] };
    const boss: GroupedPerson = { ...seller, roles: ['admin'] };
    const remove = (people: readonly GroupedPerson[], adminIds: readonly string[]) =>
      removeGroupRoles(state({ ...admins, people, adminIds }), { id: 'm' }, act);
    expect(remove([boss], ['s'])).toMatchObject(refusal('denied'));
    expect(remove([{ ...boss, id: 'the-admin' }], ['the-admin', 's'])).toMatchObject(refusal('denied'));
    expect(remove([boss], ['s', 'the-admin'])).toMatchObject({ ok: true });
  });
});

describe('who chooses somebody’s roles', () => {
  const choose = (
    from: 'groups' | 'admins',
    rolesFrom: 'groups' | 'admins',
    changes: Partial<GroupedPerson> = {},
  ) => chooseRolesSource({ ...state(), person: { ...seller, ...changes }, rolesFrom }, { from }, act);

  test.each([
    ['groups', 'groups', {}, 'conflict'],
    ['admins', 'admins', {}, 'conflict'],
    ['groups', 'admins', { groups: [] }, 'denied'],
  ] as const)('%s instead of %s is refused', (from, rolesFrom, changes, code) => {
    expect(choose(from, rolesFrom, changes)).toMatchObject(refusal(code));
  });

  test('they keep what they have with admins, and get what groups give with groups', () => {
    expect(choose('admins', 'groups')).toMatchObject({ ok: true, next: [] });
    expect(choose('groups', 'admins', { roles: ['pm'] })).toMatchObject({
      next: [{ gained: ['sales'], lost: ['pm'] }],
    });
  });
});

test('five tokens work at most, and each is revoked once', () => {
  expect(makeDirectoryToken({ working: 4 }, { name: 'Okta' }, act)).toMatchObject({ ok: true });
  expect(makeDirectoryToken({ working: 5 }, { name: 'Okta' }, act)).toMatchObject(refusal('conflict'));
  const kept = { id: 'a', name: 'Okta', revokedAt: null };
  expect(revokeDirectoryToken(kept)).toMatchObject({ ok: true });
  expect(revokeDirectoryToken({ ...kept, revokedAt: act.now })).toMatchObject(refusal('conflict'));
});
