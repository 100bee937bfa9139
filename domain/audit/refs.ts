/** What events name. They carry the names they speak of, because they outlive the things. */
import type { RoundKind } from '#domain/lifecycle.ts';

export interface FeatureRef {
  readonly id: string;
  readonly key: string;
  readonly name: string;
}
export interface AccountRef {
  readonly id: string;
  readonly key: string;
  readonly name: string;
}
export interface RoundRef {
  readonly id: string;
  readonly kind: RoundKind;
  readonly number: number;
}
export interface PersonRef {
  readonly id: string;
  readonly name: string;
}

/** One thing before and after, in the words that people read: "places", "3", "5". */
export interface Change {
  readonly what: string;
  readonly from: string;
  readonly to: string;
}

export interface OfFeature {
  readonly feature: FeatureRef;
}
export interface OfRound extends OfFeature {
  readonly round: RoundRef;
}
export interface OfAccess extends OfFeature {
  readonly account: AccountRef;
}
export interface OfRequest extends OfAccess {
  readonly requestId: string;
}
export interface OfGrant extends OfAccess {
  readonly grantId: string;
}

/** "places 3 → 5, usual length 14 days → 30 days" */
export function changesInWords(changes: readonly Change[]): string {
  return changes.map(({ what, from, to }) => `${what} ${from} → ${to}`).join(', ');
}

/** What is not the usual of a grant; left out, it is the on variant for everyone at the account, from now on. */
export interface Scoped {
  readonly variant?: string | undefined;
  /** So many contacts it is narrowed to. */
  readonly contacts?: number | undefined;
  /** ISO 8601, when it starts later. */
  readonly startsAt?: string | undefined;
}
