import { type Role, roleNames } from '#domain/permissions.ts';
import type { DirectoryEvent, Through } from './directory-events.ts';
import { type Part, type Predicates, plural } from './phrases.ts';
import type { PersonRef } from './refs.ts';

const person = ({ person: { id, name } }: { person: PersonRef }): Part => ({
  strong: name,
  href: `/people/${id}`,
});
const inRoles = (roles: readonly Role[]) => roles.map((role) => roleNames[role]).join(', ');
const gives = (roles: readonly Role[], team?: string) => `${inRoles(roles)}${team ? ` in ${team}` : ''}`;

const throughWords: Record<Through, string> = {
  directory: ', as the company’s directory says',
  single_sign_on: ', at a sign-in through the company’s provider',
  group_roles: ', because of the roles that groups give',
};

/** What moved somebody, after what was done; nothing where a person did it by hand. */
export function through(event: { readonly through?: Through | undefined }): string {
  return event.through ? throughWords[event.through] : '';
}

export const directoryPredicates: Predicates<DirectoryEvent> = {
  'directory.token_made': (e) => [' made the directory token ', { strong: e.token.name }],
  'directory.token_revoked': (e) => [' revoked the directory token ', { strong: e.token.name }],
  'directory.roles_set': (e) => [
    ' let the group ',
    { strong: e.group },
    ` give ${gives(e.roles, e.team)}`,
    e.before ? `, before it gave ${gives(e.before.roles, e.before.team)}` : '',
  ],
  'directory.roles_removed': (e) => [
    ' let the group ',
    { strong: e.group },
    ` give nothing any more, before it gave ${inRoles(e.roles)}`,
  ],
  'directory.group_made': (e) => [' took the group ', { strong: e.group.name }, ' from the directory'],
  'directory.group_renamed': (e) => [
    ` renamed a group of the directory: ${e.from} → `,
    { strong: e.group.name },
  ],
  'directory.group_removed': (e) => [
    ' removed the group ',
    { strong: e.group.name },
    ` of the directory, which had ${plural(e.members, 'member')}`,
  ],
  'directory.group_changed': (e) => [
    ' changed the group ',
    { strong: e.group.name },
    ` of the directory: ${e.what} ${e.from} → ${e.to}`,
  ],
  'directory.members_changed': (e) => [
    ' changed who is in the group ',
    { strong: e.group.name },
    `: ${[...some('added', e.added), ...some('removed', e.removed)].join('; ')}`,
  ],
  'directory.source_chosen': (e) => [
    e.from === 'groups' ? ' let groups give the roles of ' : ' took over choosing the roles of ',
    person(e),
  ],
  'directory.person_bound': (e) => [' bound ', person(e), ` to their sign-in at ${e.issuer}`],
  'directory.groups_claimed': (e) => [
    ' heard at a sign-in that ',
    person(e),
    e.groups.length === 0 ? ' is in no group' : ` is in ${shortened(e.groups)}`,
  ],
};

const namedAtMost = 10;

function shortened(names: readonly string[]): string {
  const left = names.length - namedAtMost;
  return `${names.slice(0, namedAtMost).join(', ')}${left > 0 ? ` and ${left} more` : ''}`;
}

function some(way: 'added' | 'removed', people: readonly PersonRef[]): string[] {
  return people.length === 0 ? [] : [`${way} ${shortened(people.map(({ name }) => name))}`];
}
