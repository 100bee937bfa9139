import { randomUUID } from 'node:crypto';
import { type Changes, reason } from './change.ts';

const details = {
  name: 'Acme',
  crmId: null,
  ownerId: randomUUID(),
  teamId: null,
  tier: 'Business',
  type: 'customer',
  arr: 0,
  region: 'EU',
  tags: [],
};
const onlyTheSender = { foreign: 'not_found', why: 'nobody else sees what one is still sending' } as const;

/** Changing accounts and their contacts, and importing them. */
export const accountsChanges: Changes = {
  'accounts.change': {
    action: 'edit_account',
    input: ({ accountId }) => ({ accountId, was: details, becomes: { ...details, name: 'Acme Corp' } }),
  },
  'accounts.archive': {
    action: 'edit_account',
    input: ({ accountId }) => ({ accountId, reason }),
  },
  'accounts.restore': {
    action: 'edit_account',
    input: ({ accountId }) => ({ accountId }),
    instead: { own: 'conflict', foreign: 'conflict', why: 'it is not archived' },
  },
  'accounts.addContact': {
    action: 'edit_account',
    input: ({ accountId }) => ({ accountId, key: 'ops', name: 'Operations' }),
  },
  'accounts.changeContact': {
    action: 'edit_account',
    held: true,
    input: ({ otherAccountId }) => ({ accountId: otherAccountId, key: 'data', name: 'Data team' }),
  },
  'accounts.removeContact': {
    action: 'edit_account',
    held: true,
    input: ({ otherAccountId }) => ({ accountId: otherAccountId, key: 'data' }),
  },
  'imports.begin': {
    creates: true,
    action: 'manage_users',
    input: () => ({
      jobId: randomUUID(),
      fileName: 'accounts.csv',
      columns: ['Name'],
      fields: ['name'],
      otherwise: { ownerId: null, tier: 'Business', region: 'EU', type: 'customer' },
    }),
  },
  'imports.addRows': {
    action: 'manage_users',
    input: ({ draftId }) => ({ jobId: draftId, rows: [{ line: 3, cells: ['Globex'] }] }),
    instead: onlyTheSender,
  },
  'imports.discard': {
    action: 'manage_users',
    input: ({ draftId }) => ({ jobId: draftId }),
    instead: onlyTheSender,
  },
  'imports.start': {
    action: 'manage_users',
    input: ({ draftId }) => ({ jobId: draftId, rows: 1 }),
    instead: onlyTheSender,
  },
  'imports.cancel': { action: 'manage_users', input: ({ importId }) => ({ jobId: importId }) },
};
