import type { AuditEventType } from '#domain/audit/events.ts';
import { acme } from '#tests/support/facts.ts';
import { reason, type ToldOf } from '#tests/support/told-parts.ts';

type Types = Exclude<
  Extract<AuditEventType, `${'account' | 'contact' | 'import'}.${string}`>,
  'account.created'
>;

const ofContact = { account: acme, contact: { key: 'ops', name: 'The buyer' } };
const ofImport = { importId: 'i', fileName: 'accounts.csv' };

/** Each event with what it is told as. */
export const toldOfAccounts: ToldOf<Types> = {
  'account.changed': [
    {
      type: 'account.changed',
      account: acme,
      changes: [{ what: 'plan', from: 'Business', to: 'Enterprise' }],
    },
    'changed the account Acme: plan Business → Enterprise',
    'plain',
  ],
  'account.archived': [
    { type: 'account.archived', account: acme, living: 2, reason },
    'archived Acme, which keeps 2 features until they end',
    'ended',
    reason,
  ],
  'account.restored': [{ type: 'account.restored', account: acme }, 'restored Acme', 'plain'],
  'contact.added': [
    { type: 'contact.added', ...ofContact },
    'added The buyer to the contacts of Acme',
    'plain',
  ],
  'contact.changed': [
    { type: 'contact.changed', ...ofContact, changes: [{ what: 'e-mail', from: 'none', to: 'a@b.test' }] },
    'changed the contact The buyer of Acme: e-mail none → a@b.test',
    'plain',
  ],
  'contact.removed': [
    { type: 'contact.removed', ...ofContact },
    'removed The buyer from the contacts of Acme',
    'plain',
  ],
  'import.started': [
    { type: 'import.started', ...ofImport, rows: 5000 },
    'started to import accounts.csv, 5000 lines',
    'plain',
  ],
  'import.cancelled': [
    { type: 'import.cancelled', ...ofImport, left: 1 },
    'stopped the import of accounts.csv; 1 line left out',
    'plain',
  ],
  'import.finished': [
    {
      type: 'import.finished',
      ...ofImport,
      askedBy: { id: 'p', name: 'The admin' },
      created: 40,
      changed: 2,
      same: 7,
      refused: 1,
    },
    'The admin’s import of accounts.csv is done: 40 new, 2 changed, 7 the same, 1 refused',
    'plain',
  ],
};
