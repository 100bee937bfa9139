/** What adding an account decides. */
import type { Act } from './act.ts';
import type { AccountRef, PersonRef } from './audit/events.ts';
import { type Decision, refuse } from './decision.ts';
import type { CreateAccountInput } from './inputs/accounts.ts';

export interface CreateAccountFacts {
  readonly keyTaken: boolean;
  readonly owner: (PersonRef & { readonly teamId: string | null }) | undefined;
}

export interface NewAccount extends AccountRef {
  readonly teamId: string | null;
}

export function createAccount(
  facts: CreateAccountFacts,
  input: CreateAccountInput,
  act: Act,
): Decision<NewAccount> {
  if (facts.keyTaken) return refuse('conflict', `There is an account with the key ${input.key} already.`);
  const { owner } = facts;
  if (!owner) return refuse('invalid', 'The owner must be somebody who sells.');
  const account = { id: act.newId(), key: input.key, name: input.name };
  return {
    ok: true,
    next: { ...account, teamId: owner.teamId },
    events: [{ type: 'account.created', account, owner: { id: owner.id, name: owner.name } }],
  };
}
