import { type Part, type Predicates, plural } from './phrases.ts';
import type { PersonRef } from './refs.ts';
import type { SignInEvent } from './sign-in-events.ts';

const person = (event: { person: { id: string; name: string } }): Part => ({
  strong: event.person.name,
  href: `/people/${event.person.id}`,
});

const whom = (of: PersonRef | undefined): Part[] => (of ? [person({ person: of }), ' '] : []);

export const signInPredicates: Predicates<SignInEvent> = {
  'session.ended': (e) => [' signed ', ...whom(e.person), `out in one browser: ${e.browser}`],
  'session.all_ended': (e) => [' signed ', ...whom(e.person), `out in ${plural(e.sessions, 'browser')}`],
  'sign_in.locked': (e) => [
    ' locked the sign-in of ',
    person(e),
    ` for ${e.minutes} minutes after too many wrong tries`,
  ],
  'person.invited': (e) => [' invited ', person(e), ` by e-mail, for ${plural(e.days, 'day')}`],
  'profile.invitation_accepted': () => [' accepted the invitation and chose a password'],
  'profile.password_reset': () => [' chose a new password through a link in an e-mail'],
  'second_factor.set_up': () => [' set up a second factor'],
  'second_factor.codes_made': () => [' made new recovery codes'],
  'second_factor.recovery_code_used': (e) => [
    ` signed in with a recovery code; ${plural(e.left, 'code')} left`,
  ],
  'second_factor.switched_off': () => [' switched off the second factor'],
  'second_factor.taken_off': (e) => [' took the second factor off ', person(e)],
};
