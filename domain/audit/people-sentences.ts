import { type Role, roleNames } from '#domain/permissions.ts';
import { through } from './directory-sentences.ts';
import type { PeopleEvent } from './people-events.ts';
import { account, changed, feature, type Part, type Predicates, plural } from './phrases.ts';

const person = (event: { person: { id: string; name: string } }): Part => ({
  strong: event.person.name,
  href: `/people/${event.person.id}`,
});
const inRoles = (roles: readonly Role[]) => roles.map((role) => roleNames[role]).join(', ');

export const peoplePredicates: Predicates<PeopleEvent> = {
  'house.opened': (e) => [` set up Latchkey as its first admin, with the roles ${inRoles(e.roles)}`],
  'person.added': (e) => [
    ' added ',
    person(e),
    e.roles.length > 0 ? ` as ${inRoles(e.roles)}` : '',
    e.team ? ` in ${e.team}` : '',
    through(e),
  ],
  'person.changed': (e) => [
    ' changed ',
    person(e),
    changed(e.changes),
    e.accountsMoved ? `; ${plural(e.accountsMoved, 'account')} went along` : '',
    through(e),
  ],
  'person.deactivated': (e) => [' deactivated ', person(e), through(e)],
  'person.activated': (e) => [' activated ', person(e), ' again', through(e)],
  'person.password_given': (e) => [' made a new first password for ', person(e)],
  'profile.renamed': (e) => [` took another name: ${e.from} → ${e.to}`],
  'profile.password_changed': () => [' chose a new password'],
  'team.created': (e) => [' made the team ', { strong: e.team.name }],
  'team.renamed': (e) => [' renamed a team: ', `${e.from} → ${e.team.name}`],
  'person.account_handed_over': (e) => [' handed over ', account(e), `: owner ${e.from.name} → ${e.to.name}`],
  'person.feature_handed_over': (e) => [
    ' handed over ',
    feature(e),
    `: ${e.as === 'pm' ? 'product manager' : 'engineer'} ${e.from.name} → ${e.to.name}`,
  ],
  'sample.made': (e) => [
    ` made sample data: ${plural(e.features, 'feature')} and ${plural(e.accounts, 'account')}`,
  ],
  'sample.removed': (e) => [
    ` removed the sample data: ${plural(e.features, 'feature')} and ${plural(e.accounts, 'account')}`,
    e.grants > 0 ? `; ${plural(e.grants, 'unlock')} ended with it` : '',
  ],
};
