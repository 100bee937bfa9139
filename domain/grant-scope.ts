/** Which variant a grant gives, and to whom at the account. */
import type { Act } from './act.ts';
import type { AccountRef, FeatureRef } from './audit/events.ts';
import type { Change } from './audit/refs.ts';
import { type Decision, type Refusal, refuse } from './decision.ts';
import { aboutGrant, type HeldGrant, hasEnded, notLiving } from './ending.ts';

export interface GrantScope {
  readonly variant: string;
  /** Empty means everyone at the account. */
  readonly contactKeys: readonly string[];
}

/** As it was wished: what is left out is the usual. */
export interface ScopeWish {
  readonly variant?: string | null | undefined;
  readonly contactKeys?: readonly string[] | undefined;
}

export interface ScopeFacts {
  readonly feature: FeatureRef;
  readonly account: AccountRef;
  readonly onVariant: string;
  readonly offVariant: string;
  /** By name; the values do not matter here. */
  readonly variants: Readonly<Record<string, unknown>>;
  /** Keys of the account's contacts. */
  readonly contactKeys: readonly string[];
}

/** @returns the whole scope, or `invalid` for a variant or a contact that is not there to be had. */
export function grantScope(facts: ScopeFacts, wish: ScopeWish): GrantScope | Refusal {
  const { feature, account } = facts;
  const variant = wish.variant ?? facts.onVariant;
  if (!Object.hasOwn(facts.variants, variant))
    return refuse('invalid', `${feature.name} has no variant named ${variant}.`);
  if (variant === facts.offVariant)
    return refuse(
      'invalid',
      `${variant} is what ${feature.name} gives while it is off. Choose another variant.`,
    );
  const contactKeys = [...new Set(wish.contactKeys)].toSorted();
  const unknown = contactKeys.find((key) => !facts.contactKeys.includes(key));
  if (unknown !== undefined) return refuse('invalid', `${account.name} has no contact ${unknown}.`);
  return { variant, contactKeys };
}

/** What of a scope is worth a word: nothing for the usual variant for everyone. */
export function unusualScope(scope: GrantScope, onVariant: string) {
  return {
    variant: scope.variant === onVariant ? undefined : scope.variant,
    contacts: scope.contactKeys.length || undefined,
  };
}

export interface ScopedGrant extends HeldGrant, GrantScope {}

/** Narrows a living grant to some contacts, widens it, or gives another variant; what is left out stays. */
export function changeScope(
  state: ScopeFacts & { readonly held: ScopedGrant },
  input: ScopeWish & { readonly reason?: string | null | undefined },
  act: Act,
): Decision<GrantScope> {
  const { held } = state;
  if (hasEnded(held, act.now)) return notLiving(held);
  const next = grantScope(state, {
    variant: input.variant ?? held.variant,
    contactKeys: input.contactKeys ?? held.contactKeys,
  });
  if ('ok' in next) return next;
  const changes = changesOf(held, next);
  if (changes.length === 0)
    return refuse('conflict', `${held.account.name} has ${held.feature.name} just like that already.`);
  const reason = input.reason ?? undefined;
  return {
    ok: true,
    next,
    events: [{ type: 'grant.scope_changed', ...aboutGrant(held), changes, reason }],
  };
}

function changesOf(before: ScopedGrant, next: GrantScope): Change[] {
  const { account } = before;
  const changes: Change[] = [];
  if (before.variant !== next.variant)
    changes.push({ what: 'variant', from: before.variant, to: next.variant });
  if (before.contactKeys.toSorted().join() !== next.contactKeys.join()) {
    const [from, to] = [peopleOf(before, account), peopleOf(next, account)];
    changes.push({ what: 'contacts', from, to: from === to ? `${to}, others` : to });
  }
  return changes;
}

function peopleOf({ contactKeys }: GrantScope, account: AccountRef): string {
  if (contactKeys.length === 0) return `everyone at ${account.name}`;
  return contactKeys.length === 1 ? '1 contact' : `${contactKeys.length} contacts`;
}
