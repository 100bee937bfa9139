import type { AccountEvent } from './account-events.ts';
import { account, changed, type Part, type Predicates, plural } from './phrases.ts';

type OfImport = Extract<AccountEvent, { importId: string }>;
const file = ({ fileName }: OfImport): Part => ({ strong: fileName, href: '/accounts/import' });

export const accountPredicates: Predicates<AccountEvent> = {
  'account.changed': (e) => [' changed the account ', account(e), changed(e.changes)],
  'account.archived': (e) => [
    ' archived ',
    account(e),
    e.living > 0 ? `, which keeps ${plural(e.living, 'feature')} until they end` : '',
  ],
  'account.restored': (e) => [' restored ', account(e)],
  'contact.added': (e) => [` added ${e.contact.name} to the contacts of `, account(e)],
  'contact.changed': (e) => [` changed the contact ${e.contact.name} of `, account(e), changed(e.changes)],
  'contact.removed': (e) => [` removed ${e.contact.name} from the contacts of `, account(e)],
  'import.started': (e) => [' started to import ', file(e), `, ${plural(e.rows, 'line')}`],
  'import.cancelled': (e) => [' stopped the import of ', file(e), `; ${plural(e.left, 'line')} left out`],
  'import.finished': (e, reader) => [
    e.askedBy.id === reader.userId ? 'Your import of ' : `${e.askedBy.name}’s import of `,
    file(e),
    ` is done: ${inWords(e)}`,
  ],
};

function inWords(counts: Extract<AccountEvent, { type: 'import.finished' }>): string {
  const { created, changed: altered, same, refused } = counts;
  return [`${created} new`, `${altered} changed`, `${same} the same`, `${refused} refused`].join(', ');
}
