/** What groups of the company's directory give, and what becomes of people when that changes. */

import type { Through } from '#domain/audit/directory-events.ts';
import type { AuditEvent } from '#domain/audit/events.ts';
import type { Change, PersonRef } from '#domain/audit/refs.ts';
import { type Refusal, refuse } from '#domain/decision.ts';
import type { TeamRef } from '#domain/people.ts';
import { type Role, roles } from '#domain/permissions.ts';
import { rolesInWords } from '#domain/role-words.ts';

export interface GroupRoles {
  readonly group: string;
  readonly roles: readonly Role[];
  readonly team: TeamRef | undefined;
}

export interface GivenByGroups {
  readonly roles: Role[];
  /** Of the first group by name that gives one; undefined when none does, and then it is chosen here. */
  readonly team: TeamRef | undefined;
}

const known = (group: string) => group.toLowerCase();

export function isSameGroup(one: string, other: string): boolean {
  return known(one) === known(other);
}

/** A group that the directory keeps here is judged by its members here, any other by what the last sign-in claimed. */
export function groupsHeld(of: {
  readonly memberOf: readonly string[];
  readonly claimed: readonly string[];
  readonly kept: readonly string[];
}): string[] {
  const kept = new Set(of.kept.map(known));
  return [...of.memberOf, ...of.claimed.filter((group) => !kept.has(known(group)))];
}

/** The roles of all the groups together, in the order of the table of permissions. */
export function givenByGroups(groups: readonly string[], mapping: readonly GroupRoles[]): GivenByGroups {
  const held = new Set(groups.map(known));
  const giving = mapping
    .filter(({ group }) => held.has(known(group)))
    .toSorted((a, b) => (known(a.group) < known(b.group) ? -1 : 1));
  return {
    roles: roles.filter((role) => giving.some((one) => one.roles.includes(role))),
    team: giving.find(({ team }) => team)?.team,
  };
}

/** Somebody whose roles come from groups. */
export interface GroupedPerson extends PersonRef {
  readonly active: boolean;
  readonly roles: readonly Role[];
  readonly team: TeamRef | undefined;
  readonly groups: readonly string[];
  /** What they own and goes along to another team. */
  readonly accounts: number;
}

export interface Regrouped {
  readonly person: PersonRef;
  readonly active: boolean;
  readonly roles: Role[];
  readonly gained: readonly Role[];
  readonly lost: readonly Role[];
  readonly team: TeamRef | undefined;
  readonly changesTeam: boolean;
  readonly event: AuditEvent;
}

export interface RegroupContext {
  /** Everybody who is an active admin now. */
  readonly adminIds: readonly string[];
  readonly through: Through;
  /** Who acts, when a person does: nobody takes the admin role from themself. */
  readonly byId?: string | undefined;
}

/** Judges all of them at once; refused as a whole when the house would be left without an admin. */
export function regroup(
  people: readonly GroupedPerson[],
  mapping: readonly GroupRoles[],
  { adminIds, through, byId }: RegroupContext,
): { readonly ok: true; readonly moved: readonly Regrouped[] } | Refusal {
  const moved = people.flatMap((person) => moveOf(person, mapping, through) ?? []);
  const admins = new Set(adminIds);
  for (const { person, active, gained, lost } of moved) {
    if (lost.includes('admin')) admins.delete(person.id);
    if (active && gained.includes('admin')) admins.add(person.id);
  }
  const taken = moved.filter(({ lost }) => lost.includes('admin'));
  if (taken.some(({ person }) => person.id === byId))
    return refuse('denied', 'You would lose the admin role by this: ask another admin to do it.');
  const last = taken.find(({ person }) => adminIds.includes(person.id));
  if (admins.size === 0 && last) return refuseLastAdmin(last.person);
  return { ok: true, moved };
}

export function refuseLastAdmin({ name }: PersonRef): Refusal {
  return refuse('denied', `${name} is the last active admin here: make somebody else an admin first.`);
}

function moveOf(
  { id, name, ...before }: GroupedPerson,
  mapping: readonly GroupRoles[],
  through: Through,
): Regrouped | undefined {
  const given = givenByGroups(before.groups, mapping);
  const team = given.team ?? before.team;
  const changesTeam = team?.id !== before.team?.id;
  const changes: Change[] = [
    { what: 'roles', from: rolesInWords(before.roles), to: rolesInWords(given.roles) },
    { what: 'team', from: before.team?.name ?? 'none', to: team?.name ?? 'none' },
  ].filter(({ from, to }) => from !== to);
  if (changes.length === 0 && !changesTeam) return undefined;
  const person = { id, name };
  return {
    person,
    active: before.active,
    roles: given.roles,
    gained: given.roles.filter((role) => !before.roles.includes(role)),
    lost: before.roles.filter((role) => !given.roles.includes(role)),
    team,
    changesTeam,
    event: {
      type: 'person.changed',
      person,
      changes,
      accountsMoved: changesTeam && before.accounts > 0 ? before.accounts : undefined,
      through,
    },
  };
}
