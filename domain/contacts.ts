/** What adding, changing and removing a contact of an account decides. */
import type { AccountRef, Change } from './audit/refs.ts';
import { type Decision, refuse } from './decision.ts';
import type { AddContactInput, ChangeContactInput } from './inputs/account-changes.ts';

export interface Contact {
  readonly key: string;
  readonly name: string;
  readonly email: string | null;
}

export interface ContactState {
  readonly account: AccountRef;
  /** The one with this key; undefined when there is none. */
  readonly contact: Contact | undefined;
  /** Features that are unlocked or asked for by name of this contact. */
  readonly named: readonly string[];
}

export function addContact(state: ContactState, input: AddContactInput): Decision<Contact> {
  const { account, contact } = state;
  if (contact) return refuse('conflict', `${account.name} has a contact with the key ${input.key} already.`);
  const next = { key: input.key, name: input.name, email: input.email ?? null };
  return {
    ok: true,
    next,
    events: [{ type: 'contact.added', account, contact: { key: next.key, name: next.name } }],
  };
}

export function changeContact(state: ContactState, input: ChangeContactInput): Decision<Contact> {
  const { account, contact } = state;
  if (!contact) return noContact(state, input.key);
  const next = { key: contact.key, name: input.name, email: input.email ?? null };
  const changes: Change[] = [
    { what: 'name', from: contact.name, to: next.name },
    { what: 'e-mail', from: contact.email ?? 'none', to: next.email ?? 'none' },
  ].filter(({ from, to }) => from !== to);
  if (changes.length === 0) return refuse('conflict', `Nothing of ${contact.name} was changed.`);
  return {
    ok: true,
    next,
    events: [{ type: 'contact.changed', account, contact: { key: next.key, name: next.name }, changes }],
  };
}

/** Whoever a grant or an open request is narrowed to stays, or it would be for nobody. */
export function removeContact(state: ContactState, key: string): Decision<{ readonly key: string }> {
  const { account, contact, named } = state;
  if (!contact) return noContact(state, key);
  if (named.length > 0)
    return refuse(
      'conflict',
      `${contact.name} is named in ${named.join(' and ')}. Change who at ${account.name} has it first.`,
    );
  return {
    ok: true,
    next: { key: contact.key },
    events: [{ type: 'contact.removed', account, contact: { key: contact.key, name: contact.name } }],
  };
}

function noContact({ account }: ContactState, key: string) {
  return refuse('not_found', `${account.name} has no contact ${key}.`);
}
