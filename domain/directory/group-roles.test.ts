import { describe, expect, test } from 'vitest';
import {
  type GroupedPerson,
  type GroupRoles,
  givenByGroups,
  groupsHeld,
  regroup,
} from '#domain/directory/group-roles.ts';
import { aSentence } from '#tests/support/facts.ts';

const north = { id: 'team-1', name: 'North' };
const south = { id: 'team-2', name: 'South' };
const mapping: readonly GroupRoles[] = [
  { group: 'Sales', roles: ['sales'], team: undefined },
  { group: 'Leads North', roles: ['sales_lead', 'sales'], team: north },
  { group: 'Admins', roles: ['admin'], team: undefined },
  { group: 'Sales South', roles: ['viewer'], team: south },
];

describe('what groups give', () => {
  test.each([
    ['nothing without groups', [], [], undefined],
    ['nothing for a group that is not mapped', ['Everybody'], [], undefined],
    ['whatever its capitals', ['SALES'], ['sales'], undefined],
    [
      'all of them together, in the order of the roles',
      ['Admins', 'Leads North'],
      ['sales', 'sales_lead', 'admin'],
      north,
    ],
    [
      'the team of the first by name',
      ['Sales South', 'Leads North'],
      ['viewer', 'sales', 'sales_lead'],
      north,
    ],
    ['each role once', ['Sales', 'Leads North'], ['sales', 'sales_lead'], north],
  ])('%s', (_what, groups, roles, team) => {
    expect(givenByGroups(groups, mapping)).toEqual({ roles, team });
    expect(givenByGroups(groups, mapping.toReversed())).toEqual({ roles, team });
  });

  test.each([
    ['membership here', { memberOf: ['Sales'], claimed: [], kept: ['Sales'] }, ['Sales']],
    ['a claim of a group that is not kept here', { memberOf: [], claimed: ['Sales'], kept: [] }, ['Sales']],
    ['no claim of a group that is kept here', { memberOf: [], claimed: ['SALES'], kept: ['Sales'] }, []],
  ])('are judged by %s', (_what, of, held) => {
    expect(groupsHeld(of)).toEqual(held);
  });
});

describe('giving anew', () => {
  const person = (id: string, changes: Partial<GroupedPerson> = {}): GroupedPerson => ({
    ...{
      id,
      name: `The ${id}`,
      active: true,
      roles: ['sales'],
      team: undefined,
      groups: ['Sales'],
      accounts: 0,
    },
    ...changes,
  });
  const judge = (people: readonly GroupedPerson[], adminIds: readonly string[], byId?: string) =>
    regroup(people, mapping, { adminIds, through: 'directory', byId });

  test('leaves alone who has what their groups give', () => {
    expect(judge([person('a'), person('b', { team: south })], ['x'])).toEqual({ ok: true, moved: [] });
  });

  test('tells who gains, who loses and whose accounts go along', () => {
    const moved = judge([person('a', { roles: ['pm'], groups: ['Leads North'], accounts: 3 })], ['x']);
    expect(moved).toMatchObject({
      ok: true,
      moved: [
        {
          gained: ['sales', 'sales_lead'],
          lost: ['pm'],
          changesTeam: true,
          event: { type: 'person.changed', accountsMoved: 3, through: 'directory' },
        },
      ],
    });
  });

  const admin = person('a', { roles: ['admin'], groups: [] });
  const next = person('b', { groups: ['Admins'] });
  test.each([
    ['the last admin would go', [admin], ['a'], undefined, false],
    ['both last admins would go at once', [admin, { ...admin, id: 'c' }], ['a', 'c'], undefined, false],
    ['another admin stays', [admin], ['a', 'x'], undefined, true],
    ['another becomes one in the same act', [admin, next], ['a'], undefined, true],
    ['who becomes one is not active', [admin, { ...next, active: false }], ['a'], undefined, false],
    ['somebody would take it from themself', [admin], ['a', 'x'], 'a', false],
    ['it is taken from somebody who is not active', [{ ...admin, active: false }], ['x'], undefined, true],
  ])('where %s', (_what, people, adminIds, byId, ok) => {
    const judged = judge(people, adminIds, byId);
    expect(judged.ok).toBe(ok);
    if (!judged.ok)
      expect(judged).toMatchObject({ code: 'denied', sentence: expect.stringMatching(aSentence) });
  });
});
