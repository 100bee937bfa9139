import type { OperatorEvent } from './operator-events.ts';
import { day, type Predicates, plural } from './phrases.ts';

const byCommand = ' from the command line';

export const operatorPredicates: Predicates<OperatorEvent> = {
  'operator.restored': (e, reader) => [
    ` was restored${byCommand}, as it was on ${day(e.takenAt, reader)}`,
    e.sessionsEnded > 0 ? `; ${plural(e.sessionsEnded, 'session')} of that time ended` : '',
  ],
  'operator.secrets_sealed': (e) => [` sealed ${plural(e.count, 'secret')} with a new key${byCommand}`],
  'operator.admin_made': (e) => [
    e.added ? ' added ' : ' made ',
    { strong: e.person.name, href: `/people/${e.person.id}` },
    e.added ? ` as Admin${byCommand}` : ` an admin${byCommand}`,
    e.activated ? ', active again' : '',
    e.passwordGiven && !e.added ? ', with a new first password' : '',
    e.secondFactorTakenOff ? ', and took their second factor off' : '',
  ],
};
