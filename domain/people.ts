/** What adding, changing, deactivating and activating people decides. */
import type { Act } from './act.ts';
import type { Change, PersonRef } from './audit/refs.ts';
import { type Decision, type Refusal, refuse } from './decision.ts';
import { refuseIfGroupsChoose } from './directory/chosen-by-groups.ts';
import type { GivenByGroups } from './directory/group-roles.ts';
import type { AddPersonInput, ChangePersonInput } from './inputs/people.ts';
import { invitationDays } from './password-links.ts';
import type { Role } from './permissions.ts';
import { rolesInWords } from './role-words.ts';

export interface TeamRef {
  readonly id: string;
  readonly name: string;
}

interface AddFacts {
  readonly emailTaken: boolean;
  /** Undefined when none is wanted, or when there is no such team. */
  readonly team: TeamRef | undefined;
  /** Whether they are sent an e-mail with which they choose a password; else they are given one. */
  readonly invites: boolean;
}

export interface PersonState {
  readonly person: PersonRef & {
    readonly roles: readonly Role[];
    readonly active: boolean;
    readonly team: TeamRef | undefined;
  };
  /** Active admins besides this person, counted while nobody else can change that. */
  readonly otherAdmins: number;
}

interface ChangeState extends PersonState {
  readonly wantedTeam: TeamRef | undefined;
  /** What groups of the directory give them; left out where admins choose it. */
  readonly given?: GivenByGroups | undefined;
  /** What they own and goes along to another team. */
  readonly accounts: number;
}

export interface ChangedPerson {
  readonly name: string;
  readonly roles: Role[];
  readonly teamId: string | null;
  readonly changesTeam: boolean;
  /** What was shown to them under that role is not theirs any more: their sessions end. */
  readonly losesRole: boolean;
}

type SeenPerson = NonNullable<ChangePersonInput['seen']>;

const noSuchTeam = refuse('not_found', 'There is no such team.');

/** Decides on a new person. */
export function addPerson(facts: AddFacts, input: AddPersonInput, { newId }: Act): Decision<PersonRef> {
  if (facts.emailTaken)
    return refuse('conflict', `Somebody with the e-mail address ${input.email} is here already.`);
  if (input.teamId && !facts.team) return noSuchTeam;
  const person = { id: newId(), name: input.name };
  return {
    ok: true,
    next: person,
    events: [
      { type: 'person.added', person, roles: input.roles, team: facts.team?.name },
      ...(facts.invites ? [{ type: 'person.invited', person, days: invitationDays } as const] : []),
    ],
  };
}

interface InvitedState extends Pick<PersonState, 'person'> {
  readonly canInvite: boolean;
  /** By password or through the company's sign-in. */
  readonly hasJoined: boolean;
}

/** Decides on another invitation for somebody who did not use theirs. */
export function inviteAgain({ person, canInvite, hasJoined }: InvitedState): Decision<null> {
  const { id, name } = person;
  if (!canInvite)
    return refuse('denied', 'Latchkey sends no e-mail here: make a new first password instead.');
  if (!person.active) return refuse('conflict', `${name} is not active: activate them first.`);
  if (hasJoined) return refuse('conflict', `${name} can sign in already.`);
  const event = { type: 'person.invited', person: { id, name }, days: invitationDays } as const;
  return { ok: true, next: null, events: [event] };
}

/** Decides on another name, other roles or another team; the house keeps an admin. */
export function changePerson(
  state: ChangeState,
  input: ChangePersonInput,
  act: Act,
): Decision<ChangedPerson> {
  const { person, wantedTeam } = state;
  if (input.seen && !isStill(person, input.seen))
    return refuse(
      'stale',
      `Somebody else changed ${person.name} after you opened this. Look at them again, then change what you want.`,
    );
  if (input.teamId && !wantedTeam) return noSuchTeam;
  const chosen = refuseIfGroupsChoose(person.name, state.given, {
    before: { roles: person.roles, teamId: person.team?.id ?? null },
    wanted: { roles: input.roles, teamId: wantedTeam?.id ?? null },
  });
  if (chosen) return chosen;
  if (person.roles.includes('admin') && !input.roles.includes('admin')) {
    if (person.id === act.by.id)
      return refuse('denied', 'Nobody takes the admin role from themself: ask another admin to do it.');
    const last = refuseLastAdmin(state);
    if (last) return last;
  }
  const changesTeam = person.team?.id !== wantedTeam?.id;
  const changes: Change[] = [
    { what: 'name', from: person.name, to: input.name },
    { what: 'roles', from: rolesInWords(person.roles), to: rolesInWords(input.roles) },
    { what: 'team', from: person.team?.name ?? 'none', to: wantedTeam?.name ?? 'none' },
  ].filter(({ from, to }) => from !== to);
  if (changes.length === 0) return refuse('invalid', 'Nothing is different from before.');
  const moved = changesTeam && state.accounts > 0 ? state.accounts : undefined;
  const { id, name } = person;
  return {
    ok: true,
    next: {
      ...{ name: input.name, roles: input.roles, teamId: wantedTeam?.id ?? null, changesTeam },
      losesRole: person.roles.some((role) => !input.roles.includes(role)),
    },
    events: [{ type: 'person.changed', person: { id, name }, changes, accountsMoved: moved }],
  };
}

function isStill({ name, roles, team }: PersonState['person'], seen: SeenPerson): boolean {
  const has = new Set(roles);
  const sameRoles = has.size === seen.roles.length && seen.roles.every((role) => has.has(role));
  return name === seen.name && sameRoles && (team?.id ?? null) === seen.teamId;
}

/** Decides on ending what a person may do here; what they did stays. */
export function deactivatePerson(state: PersonState, act: Act): Decision<null> {
  const { id, name, active } = state.person;
  if (!active) return refuse('conflict', `${name} is not active any more already.`);
  if (id === act.by.id) return refuse('denied', 'Nobody deactivates themself: ask another admin to do it.');
  const last = refuseLastAdmin(state);
  if (last) return last;
  return { ok: true, next: null, events: [{ type: 'person.deactivated', person: { id, name } }] };
}

/** Decides on letting a person in again, with the roles they had. */
export function activatePerson({ person: { id, name, active } }: PersonState): Decision<null> {
  if (active) return refuse('conflict', `${name} is active already.`);
  return { ok: true, next: null, events: [{ type: 'person.activated', person: { id, name } }] };
}

/** Decides on a new first password, for somebody who lost theirs. */
export function givePassword({ person: { id, name, active } }: PersonState, act: Act): Decision<null> {
  if (id === act.by.id) return refuse('denied', 'Change your own password under Settings.');
  if (!active) return refuse('conflict', `${name} is not active: activate them first.`);
  return { ok: true, next: null, events: [{ type: 'person.password_given', person: { id, name } }] };
}

/** Decides on one's own name. */
export function renameSelf(input: { readonly name: string }, { by }: Act): Decision<null> {
  if (input.name === by.name) return refuse('invalid', 'This is your name already.');
  return {
    ok: true,
    next: null,
    events: [{ type: 'profile.renamed', from: by.name, to: input.name }],
  };
}

function refuseLastAdmin({ person, otherAdmins }: PersonState): Refusal | undefined {
  if (!person.active || !person.roles.includes('admin') || otherAdmins > 0) return undefined;
  return refuse('denied', `${person.name} is the last active admin: make somebody else an admin first.`);
}
