/** What admins decide about the roles that groups give. */
import type { Act } from '#domain/act.ts';
import type { AuditEvent } from '#domain/audit/events.ts';
import { type Decision, refuse } from '#domain/decision.ts';
import type { TeamRef } from '#domain/people.ts';
import type { Role } from '#domain/permissions.ts';
import {
  type GroupedPerson,
  type GroupRoles,
  givenByGroups,
  isSameGroup,
  type Regrouped,
  regroup,
} from './group-roles.ts';

export interface KeptGroupRoles extends GroupRoles {
  readonly id: string;
}

/** Everything that a change of what groups give is judged on, held while nobody else can change it. */
export interface MappingState {
  readonly mapping: readonly KeptGroupRoles[];
  /** Everybody whose roles come from groups. */
  readonly people: readonly GroupedPerson[];
  readonly adminIds: readonly string[];
}

interface Wanted {
  readonly group: string;
  readonly roles: readonly Role[];
  /** Undefined when none is wanted, or when there is no such team. */
  readonly team: TeamRef | undefined;
  readonly teamId?: string | null | undefined;
}

export interface MappingChange {
  readonly id: string;
  readonly moved: readonly Regrouped[];
}

/** Decides on what a group gives: a new one, or with `id` other roles of one that is there. */
export function setGroupRoles(
  state: MappingState,
  wanted: Wanted & { readonly id?: string | undefined },
  act: Act,
): Decision<MappingChange> {
  const { group, roles, team } = wanted;
  const before = state.mapping.find(({ id }) => id === wanted.id);
  if (wanted.id && !before) return refuse('not_found', 'There is no such group any more.');
  if (wanted.teamId && !team) return refuse('not_found', 'There is no such team.');
  const taken = state.mapping.find((one) => one.id !== wanted.id && isSameGroup(one.group, group));
  if (taken) return refuse('conflict', `The group ${taken.group} gives roles already: change what it gives.`);
  if (before && isAsBefore(before, wanted)) return refuse('invalid', 'Nothing is different from before.');
  const id = before?.id ?? act.newId();
  const mapping = [...state.mapping.filter((one) => one.id !== id), { id, group, roles, team }];
  return judged(state, mapping, id, act, {
    type: 'directory.roles_set',
    group,
    roles,
    team: team?.name,
    before: before && { roles: before.roles, team: before.team?.name },
  });
}

/** Decides that a group gives nothing any more. */
export function removeGroupRoles(
  state: MappingState,
  { id }: { readonly id: string },
  act: Act,
): Decision<MappingChange> {
  const before = state.mapping.find((one) => one.id === id);
  if (!before) return refuse('not_found', 'There is no such group any more.');
  const { group, roles } = before;
  const mapping = state.mapping.filter((one) => one !== before);
  return judged(state, mapping, id, act, { type: 'directory.roles_removed', group, roles });
}

interface SourceState extends Omit<MappingState, 'people'> {
  /** As somebody whose roles come from groups, whether or not they do. */
  readonly person: GroupedPerson;
  readonly rolesFrom: 'groups' | 'admins';
}

/** Decides whether groups give somebody's roles, or admins choose them here; then they keep those they have. */
export function chooseRolesSource(
  { person, rolesFrom, mapping, adminIds }: SourceState,
  { from }: { readonly from: 'groups' | 'admins' },
  act: Act,
): Decision<readonly Regrouped[]> {
  const { id, name } = person;
  if (rolesFrom === from)
    return refuse(
      'conflict',
      from === 'groups'
        ? `The roles of ${name} come from groups already.`
        : `The roles of ${name} are chosen here already.`,
    );
  const event = { type: 'directory.source_chosen', person: { id, name }, from } as const;
  if (from === 'admins') return { ok: true, next: [], events: [event] };
  if (givenByGroups(person.groups, mapping).roles.length === 0)
    return refuse('denied', `No group of ${name} gives a role: they could not enter any more.`);
  const judgement = regroup([person], mapping, { adminIds, through: 'group_roles', byId: act.by.id });
  if (!judgement.ok) return judgement;
  return { ok: true, next: judgement.moved, events: [event, ...judgement.moved.map((one) => one.event)] };
}

function judged(
  { people, adminIds }: MappingState,
  mapping: readonly GroupRoles[],
  id: string,
  act: Act,
  event: AuditEvent,
): Decision<MappingChange> {
  const judgement = regroup(people, mapping, { adminIds, through: 'group_roles', byId: act.by.id });
  if (!judgement.ok) return judgement;
  const { moved } = judgement;
  return { ok: true, next: { id, moved }, events: [event, ...moved.map((one) => one.event)] };
}

function isAsBefore(before: GroupRoles, { group, roles, team }: Wanted): boolean {
  const same = before.roles.length === roles.length && roles.every((role) => before.roles.includes(role));
  return same && before.group === group && before.team?.id === team?.id;
}
