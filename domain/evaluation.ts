/**
 * What an app is told about one feature. Order (product model, "Evaluation"): nobody → excluded → everyone →
 * living grant that covers this contact → off. The reason is never DISABLED: the Go provider would then
 * return the caller's default instead of our value.
 */
import { type GrantTimes, grantState } from './grants.ts';

export const servings = ['nobody', 'granted', 'everyone'] as const;
export type Serving = (typeof servings)[number];

export const valueTypes = ['boolean', 'string', 'number', 'object'] as const;
export type ValueType = (typeof valueTypes)[number];

export type VariantValue = boolean | string | number | { readonly [key: string]: unknown };

/** OpenFeature's resolution reasons that Latchkey gives. */
export type EvaluationReason = 'STATIC' | 'TARGETING_MATCH' | 'DEFAULT';
export type EvaluationCause = 'killed' | 'excluded' | 'everyone' | 'grant' | 'no_grant';

export interface Subject {
  readonly accountKey: string;
  readonly contactKey: string | undefined;
}

/**
 * The account is `context.account` if it is there, else `context.targetingKey`; the contact is
 * `context.contact`, else the targeting key when `context.account` is there too.
 * @returns undefined when the context names no account.
 */
export function subjectOf(context: Readonly<Record<string, unknown>>): Subject | undefined {
  const account = text(context.account);
  const targetingKey = text(context.targetingKey);
  const accountKey = account ?? targetingKey;
  if (accountKey === undefined) return undefined;
  const contactKey = text(context.contact) ?? (account === undefined ? undefined : targetingKey);
  return { accountKey, contactKey };
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export interface EvaluatedFeature {
  readonly serving: Serving;
  readonly onVariant: string;
  readonly offVariant: string;
}

export interface EvaluatedGrant extends GrantTimes {
  readonly variant: string;
  /** Empty means everyone at the account. */
  readonly contactKeys: readonly string[];
}

export interface Evaluation<Grant extends EvaluatedGrant> {
  readonly variant: string;
  readonly on: boolean;
  readonly reason: EvaluationReason;
  readonly cause: EvaluationCause;
  readonly grant: Grant | undefined;
}

/** @param grants of this feature and this account, in any state. */
export function evaluate<Grant extends EvaluatedGrant>(
  feature: EvaluatedFeature,
  excluded: boolean,
  grants: readonly Grant[],
  contactKey: string | undefined,
  now: Date,
): Evaluation<Grant> {
  const off = { variant: feature.offVariant, on: false, grant: undefined };
  if (feature.serving === 'nobody') return { ...off, reason: 'STATIC', cause: 'killed' };
  if (excluded) return { ...off, reason: 'TARGETING_MATCH', cause: 'excluded' };
  if (feature.serving === 'everyone')
    return { variant: feature.onVariant, on: true, reason: 'STATIC', cause: 'everyone', grant: undefined };
  const grant = grants.find((g) => grantState(g, now) === 'active' && covers(g, contactKey));
  if (!grant) return { ...off, reason: 'DEFAULT', cause: 'no_grant' };
  return {
    variant: grant.variant,
    on: grant.variant !== feature.offVariant,
    reason: 'TARGETING_MATCH',
    cause: 'grant',
    grant,
  };
}

/** Whether the grant is for everyone at the account, or for this contact among others. */
export function covers(grant: EvaluatedGrant, contactKey: string | undefined): boolean {
  return (
    grant.contactKeys.length === 0 || (contactKey !== undefined && grant.contactKeys.includes(contactKey))
  );
}
