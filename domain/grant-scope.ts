/** Which variant a grant gives, and to whom at the account. */
import type { AccountRef, FeatureRef } from './audit/events.ts';
import { type Refusal, refuse } from './decision.ts';

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
