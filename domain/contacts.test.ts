import { describe, expect, test } from 'vitest';
import { addContact, type ContactState, changeContact, removeContact } from '#domain/contacts.ts';
import { acme, aSentence } from '#tests/support/facts.ts';

const buyer = { key: 'buyer', name: 'The buyer', email: 'buyer@acme.test' };
const state = (changes: Partial<ContactState> = {}): ContactState => ({
  account: acme,
  contact: buyer,
  named: [],
  ...changes,
});
const of = { accountId: acme.id, key: 'buyer' };

describe('contacts', () => {
  test('are added, changed before → after, and removed', () => {
    expect(addContact(state({ contact: undefined }), { ...of, name: 'The buyer' })).toMatchObject({
      next: { key: 'buyer', name: 'The buyer', email: null },
      events: [{ type: 'contact.added', account: acme, contact: { key: 'buyer', name: 'The buyer' } }],
    });
    expect(changeContact(state(), { ...of, name: 'The buyer', email: null })).toMatchObject({
      events: [
        { type: 'contact.changed', changes: [{ what: 'e-mail', from: 'buyer@acme.test', to: 'none' }] },
      ],
    });
    expect(removeContact(state(), 'buyer')).toMatchObject({ events: [{ type: 'contact.removed' }] });
  });

  test.each([
    ['a key that is there', addContact(state(), { ...of, name: 'B' }), 'conflict'],
    [
      'nothing that changes',
      changeContact(state(), { ...of, name: buyer.name, email: buyer.email }),
      'conflict',
    ],
    ['nobody who changes', changeContact(state({ contact: undefined }), { ...of, name: 'B' }), 'not_found'],
    ['nobody who goes', removeContact(state({ contact: undefined }), 'buyer'), 'not_found'],
    [
      'somebody whom a feature is for',
      removeContact(state({ named: ['Java support', 'SSO'] }), 'buyer'),
      'conflict',
    ],
  ])('%s is refused', (_what, decision, code) => {
    expect(decision).toMatchObject({ ok: false, code, sentence: expect.stringMatching(aSentence) });
  });
});
