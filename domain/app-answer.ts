/** What an app is sent for one feature, as the evaluation route sends it: OFREP's body, in its order. */
import type { KeyKind } from './api-keys.ts';
import type { EvaluatedGrant, Evaluation, VariantValue } from './evaluation.ts';
import { type RoundKind, roundName, type Stage } from './lifecycle.ts';

export interface AnsweredFeature {
  readonly key: string;
  readonly stage: Stage;
  readonly variants: Readonly<Record<string, VariantValue>>;
}

export interface AnsweredGrant extends EvaluatedGrant {
  readonly id: string;
  readonly round: { readonly kind: RoundKind; readonly number: number } | undefined;
}

/** OFREP's success: a server key is told why, a client key only the value, its variant and the reason. */
export interface AppAnswer {
  readonly key: string;
  readonly value: VariantValue | null;
  readonly variant: string;
  readonly reason: string;
  readonly metadata: Readonly<Record<string, string>>;
}

/** The body of a 200. The same, byte for byte, as the route's. */
export function appAnswer(
  feature: AnsweredFeature,
  { variant, reason, cause, grant }: Evaluation<AnsweredGrant>,
  kind: KeyKind,
): AppAnswer {
  const { key, stage, variants } = feature;
  const value = Object.hasOwn(variants, variant) ? (variants[variant] ?? null) : null;
  const behind = grant && {
    ...(grant.round && { round: roundName(grant.round) }),
    grantId: grant.id,
    expiresAt: grant.expiresAt.toISOString(),
  };
  return { key, value, variant, reason, metadata: kind === 'client' ? {} : { cause, stage, ...behind } };
}
